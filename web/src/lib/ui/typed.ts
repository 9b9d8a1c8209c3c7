// A field whose value is kept elsewhere hears what is typed as it is typed, so
// that nothing is lost when it is never left; what is only half there waits.

type Heard = { oninput: (event: Event) => void; onchange: (event: Event) => void };

function textOf({ currentTarget }: Event): string {
  return (currentTarget as HTMLInputElement).value;
}

/** To be spread on an input: `put` hears its text at each key, and when it is left, then also that it is empty. */
export function typed(put: (text: string) => void): Heard {
  const oninput = (event: Event): void => {
    const isHalf = textOf(event) === '' || (event as InputEvent).isComposing;
    if (!isHalf) put(textOf(event));
  };
  return { oninput, onchange: (event) => put(textOf(event)) };
}
