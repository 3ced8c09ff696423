import type { Text } from '../../lab-kit/text.ts';
import type { Deps } from '../deps.ts';
import type { LabRun } from '../lab-run.ts';
import { ensureSite } from './ensure-site.ts';

/** For a lab that publishes this course's own site: has it built. One that is there and up to date is left alone. */
export async function prepareSite(
  deps: Pick<Deps, 'exec' | 'paths' | 'signal'>,
  { lab }: LabRun,
  update: (text: Text) => void,
): Promise<void> {
  if (!lab.definition.needs.includes('site')) return;
  update({ en: 'Building the site, unless it is built', zh: '正在构建网站（如果还没有构建）' });
  await ensureSite(deps);
}
