// Marks: YES, NO and CANNOT TELL by shape, letter and colour; and the patterns of doubt.

export function Patterns() {
  return (
    <svg class="patterns" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        <Hatch id="hatch-ink" name="ink" gap={6} />
        <Hatch id="hatch-order" name="order" gap={6} />
        <Hatch id="hatch-move" name="move" gap={6} />
        <Hatch id="hatch-open" name="open" gap={4} />
        <Hatch id="hatch-reach" name="reach" gap={7} />
      </defs>
    </svg>
  );
}

function Hatch({ id, name, gap }) {
  return (
    <pattern id={id} width={gap} height={gap} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width={gap} height={gap} class={`hatch-ground ${name}`} />
      <line x1="0" y1="0" x2="0" y2={gap} class={`hatch-line ${name}`} />
    </pattern>
  );
}

const SHAPES = {
  yes: <circle cx="12" cy="12" r="10.5" class="yes-shape" />,
  no: <rect x="2" y="2" width="20" height="20" class="no-shape" />,
  some: <><circle cx="12" cy="12" r="9.5" class="some-shape" /><path d="M12 2.5a9.5 9.5 0 0 0 0 19Z" class="some-half" /></>,
  "cannot tell": <path d="M12 .8 23.2 12 12 23.2 .8 12Z" class="open-shape" />,
};

export function Mark({ answer, say, size = 22 }) {
  if (!answer) return <span class="mark none" aria-hidden="true">·</span>;
  return (
    <svg class={`mark ${answer.replace(" ", "-")}`} style={{ "--size": size / 16 }} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {SHAPES[answer]}
      {answer !== "some" && <text x="12" y="16.4" text-anchor="middle">{say(`letter.${answer}`)}</text>}
    </svg>
  );
}

export function Legend({ say }) {
  return (
    <ul class="legend" aria-label={say("legend.title")}>
      {["yes", "no", "cannot tell"].map((answer) => (
        <li key={answer}><Mark answer={answer} say={say} size={18} /> {say(`answer.${answer}`)}</li>
      ))}
      {["known", "possible", "blank"].map((kind) => (
        <li key={kind}>
          <svg width="26" height="14" aria-hidden="true" focusable="false"><rect x="1" y="2" width="24" height="10" class={`swatch ${kind}`} /></svg>
          {" "}{say(`legend.${kind}`)}
        </li>
      ))}
    </ul>
  );
}
