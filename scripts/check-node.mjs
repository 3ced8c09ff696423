// Plain JavaScript on purpose: it must run, and explain itself, on a Node too old for everything else here.
// Why these versions: packages that carry compiled parts ask for ^20.19 or >=22.12, and npm silently leaves them out
// on any other Node, which breaks much later and without a hint.
const [major, minor] = process.versions.node.split('.').map(Number);
const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;
if (!fits) {
  console.error(
    `This course needs Node.js 20.19 or newer in line 20, 22.12 or newer in line 22, or 24 and later.\n` +
      `本课程需要 Node.js 20.19+（20 系列）、22.12+（22 系列）或 24 以上。\n` +
      `Found / 当前版本: ${process.versions.node}\n` +
      `Next / 下一步: install a current Node.js from https://nodejs.org, then run the same command again.`,
  );
  process.exit(2);
}
