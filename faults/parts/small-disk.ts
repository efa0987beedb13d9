import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';

/** A folder that can hold only so much. */
export type SmallDisk = {
  /** Whether it really is a disk of its own; where that is not permitted it is an ordinary folder. */
  readonly isMounted: boolean;
  /** Takes folder and content away. */
  unmount(): void;
};

/** Mounts a disk in memory at this folder, which is made; it is gone with this process at the latest. */
export function mountSmallDisk(folder: string, megabytes: number): SmallDisk {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const options = `size=${megabytes}m,mode=0700`;
  const mount =
    process.platform === 'linux' && process.getuid?.() === 0
      ? spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder])
      : null;
  const isMounted = mount?.status === 0;
  const unmount = () => {
    if (isMounted) spawnSync('umount', ['--lazy', folder]);
    rmSync(folder, { recursive: true, force: true });
    process.off('exit', unmount);
  };
  process.on('exit', unmount);
  return { isMounted, unmount };
}
