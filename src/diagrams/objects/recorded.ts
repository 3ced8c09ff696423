import type { RecordedObject, Recording } from '#lab-kit';

/**
 * The objects that a part of a lab kept when it was recorded. `recording` is the lab's recording.json, imported by the
 * diagram. Throws when the part kept none: a picture must not be drawn from nothing.
 */
export function recordedObjects(recording: unknown, part: string): readonly RecordedObject[] {
  // A JSON file's own type says less than ours: in it, each optional field is one of many shapes.
  const { lab, parts } = recording as Recording;
  const objects = parts.find(({ id }) => id === part)?.objects;
  if (objects === undefined || objects.length === 0) {
    const having = parts.filter((each) => each.objects !== undefined).map(({ id }) => id);
    throw new Error(
      `labs/${lab}/recording.json keeps no objects of "${part}" (it does of: ${having.join(', ') || 'none'}). ` +
        `Give the step \`keeps\` and run: npx lab record ${lab}`,
    );
  }
  return objects;
}
