import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

const CHUNK_BYTES = 64 * 1024;

/**
 * Reads a file that another program appends to, line by line, from its beginning. Each call of `read` hands on what
 * has come since the last one. The file may not be there yet, may be cut short, and may be replaced by a new one.
 */
export function follow(path, onLine) {
  let fd;
  let inode;
  let position = 0;
  let decoder = new StringDecoder('utf8');
  let unfinished = '';

  function begin() {
    position = 0;
    decoder = new StringDecoder('utf8');
    unfinished = '';
  }

  function close() {
    if (fd !== undefined) closeSync(fd);
    fd = undefined;
  }

  function readOpenFile() {
    if (fstatSync(fd).size < position) begin();
    const chunk = Buffer.alloc(CHUNK_BYTES);
    for (;;) {
      const length = readSync(fd, chunk, 0, CHUNK_BYTES, position);
      if (length === 0) return;
      position += length;
      // A character or a line may be written in two halves: only whole ones are handed on.
      const lines = (unfinished + decoder.write(chunk.subarray(0, length))).split('\n');
      unfinished = lines.pop() ?? '';
      for (const line of lines) onLine(line);
    }
  }

  function read() {
    const now = statSync(path, { throwIfNoEntry: false })?.ino;
    // The old file is read to its end before the new one is opened: a rotated log loses no line.
    if (fd !== undefined) readOpenFile();
    if (now === undefined || now === inode) return;
    close();
    begin();
    fd = openSync(path, 'r');
    inode = fstatSync(fd).ino;
    readOpenFile();
  }

  return { read, close };
}
