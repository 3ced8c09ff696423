import { arch, release } from 'node:os';
import { IMAGES } from '../../lab-kit/versions.ts';
import type { Provenance } from '../../lab-kit/recording.ts';
import type { Deps } from '../deps.ts';
import type { LabRun } from '../lab-run.ts';
import { EXIT, UserError } from '../outcome.ts';

type ProvenanceDeps = Pick<Deps, 'exec' | 'clock' | 'paths' | 'signal'>;

/** Says where a recording was made, as the programs themselves tell it. */
export async function describeProvenance(
  deps: ProvenanceDeps,
  run: LabRun,
  durationMs: number,
): Promise<Provenance> {
  const ask = async (argv: readonly [string, ...string[]]): Promise<string> => {
    const ran = await deps.exec.run(argv, { env: run.env, signal: deps.signal });
    return ran.kind === 'exited' && ran.code === 0 ? ran.stdout.trim() : '';
  };
  const must = async (argv: readonly [string, ...string[]]): Promise<string> => {
    const said = await ask(argv);
    if (said === '') throw unknownGround(argv.join(' '));
    return said;
  };
  const [info, images, cluster] = await Promise.all([
    must([
      'docker',
      'info',
      '--format',
      '{{.ServerVersion}}|{{.CgroupVersion}}|{{.KernelVersion}}',
    ]),
    Promise.all(
      run.lab.definition.images.base.map(async (name) => {
        const digests = await ask([
          'docker',
          'image',
          'inspect',
          '--format',
          '{{len .RepoDigests}}',
          name,
        ]);
        // Only a pull gives an image a registry digest.
        return {
          name,
          origin: digests === '' || digests === '0' ? ('local' as const) : ('pulled' as const),
        };
      }),
    ),
    run.usesCluster ? describeCluster(deps, must) : {},
  ]);
  const [docker = '', cgroup = '', kernel = ''] = info.split('|');
  return {
    date: new Date(deps.clock.now()).toISOString().slice(0, 10),
    docker,
    ...cluster,
    arch: arch() === 'x64' ? 'amd64' : arch(),
    kernel: kernel === '' ? release() : kernel,
    cgroup: cgroup === '2' ? '2' : '1',
    images,
    durationMs: Math.round(durationMs),
  };
}

async function describeCluster(
  { paths }: ProvenanceDeps,
  must: (argv: readonly [string, ...string[]]) => Promise<string>,
): Promise<Pick<Provenance, 'kind' | 'kubernetes' | 'nodeImage'>> {
  const [kind, versions] = await Promise.all([
    must(['kind', 'version', '-q']),
    must(['kubectl', '--kubeconfig', paths.kubeconfig, 'version', '-o', 'json']),
  ]);
  const server = /"serverVersion"[\s\S]*?"gitVersion": *"([^"]+)"/.exec(versions)?.[1] ?? '';
  return { kind: kind.replace(/^v/, ''), kubernetes: server, nodeImage: IMAGES.kindNode.name };
}

/** A recording that does not say where it was made proves nothing to its reader. */
function unknownGround(command: string): UserError {
  return new UserError(EXIT.machine, {
    what: {
      en: `\`${command}\` says nothing, so the recording could not say where it was made.`,
      zh: `\`${command}\` 没有输出，录制就无法说明自己在什么环境里完成。`,
    },
    next: { en: 'See what is missing: npx lab doctor', zh: '看看缺什么：npx lab doctor' },
  });
}
