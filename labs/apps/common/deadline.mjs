/** Ends with `onLate()`'s error when the promise has not ended within `ms`; what it stands for goes on by itself. */
export async function within(ms, promise, onLate) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(onLate()), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
