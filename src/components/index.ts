/**
 * What chapters may use: `import { Step, Task } from '~/components';`. What has a stylesheet and stands on some pages only
 * is not here: every page loads the styles of all that is. Those pages import it from its own file.
 */
export { default as Break } from './Break.astro';
export { default as Claims } from './Claims.astro';
export { default as CourseMap } from './CourseMap.astro';
export { default as Diagram } from './Diagram.astro';
export { default as Faults } from './Faults.astro';
export { default as LabStart } from './LabStart.astro';
export { default as Proof } from './Proof.astro';
export { default as Step } from './Step.astro';
export { default as Task } from './Task.astro';
export { default as Term } from './Term.astro';
export { default as Terminal } from './Terminal.astro';
