import { describe, expect, it } from 'vitest';
import { check, type CommandCheck } from '../../scripts/lab-kit/checks.ts';
import type { Command, LabDefinition, Need } from '../../scripts/lab-kit/lab.ts';
import { missingNeeds } from '../../scripts/runner/lab-needs.ts';
import { readLab } from '../../scripts/runner/labs.ts';
import { makeFakeDeps } from './support/fake-deps.ts';

async function lacks(command: Command, needs: LabDefinition['needs'] = ['docker']) {
  const { definition } = await readLab(await makeFakeDeps(), 'tiny');
  const [step] = definition.steps;
  return missingNeeds({ ...definition, needs, steps: [{ ...step, commands: [command] }] }).map(
    ({ at, says }) => `${at}: ${says.en}`,
  );
}

describe('what the lines of a lab need', () => {
  it.each<[Need, string]>([
    ['compose', 'docker compose up --wait'],
    ['compose', 'cd shop && docker  compose ps'],
    ['swarm', 'docker service ls | grep web'],
    ['swarm', 'until docker node ls; do sleep 1; done'],
    ['swarm', 'echo x | docker secret create x -'],
    ['curl', 'curl -s http://127.0.0.1:5000/v2/'],
    ['curl', 'id=$(curl -s http://127.0.0.1:5000/v2/)'],
    ['site', 'docker build "$LAB_COURSE"'],
    ['site', 'ls ${LAB_COURSE}/dist'],
    ['curl', 'true\ncurl -s http://127.0.0.1:5000/v2/'],
  ])('is %s: %s', async (need, line) => {
    expect(await lacks(line)).toEqual([
      `say-hello.commands: types what needs “${need}”, which is not in the lab's needs`,
    ]);
    expect(await lacks(line, ['docker', need])).toEqual([]);
  });

  it.each<[string, Command]>([
    ['inside of a container', 'docker exec web curl -s localhost'],
    ['a word of a text', 'echo "no curl here"'],
    ['a name', 'docker run --name compose busybox:1.37 true'],
    ['a refusal that is to be seen', { run: 'docker service ls', exit: 1 }],
  ])('is nothing: %s', async (_, command) => {
    expect(await lacks(command)).toEqual([]);
  });

  it('shows in checks, too', async () => {
    const { definition } = await readLab(await makeFakeDeps(), 'tiny');
    const [step] = definition.steps;
    const looks: CommandCheck = check.command('curl -s localhost', { id: 'answers' });
    const lab: LabDefinition = { ...definition, steps: [{ ...step, checks: [looks] }] };
    expect(missingNeeds(lab).map(({ at }) => at)).toEqual(['say-hello.checks.answers']);
  });
});
