/** A page overrides it with `::part()` and with the custom property `--live-count-signal`. */
export const STYLE = `
:host,button{display:inline-flex;align-items:center;gap:.5em}
:host([hidden]),[part=state]:empty{display:none}
button{min-height:2.75em;padding:0 1em;border:1px solid;border-radius:2em;background:none;color:inherit;font:inherit;font-variant-numeric:tabular-nums;cursor:pointer;touch-action:manipulation}
button::before{content:"";width:.75em;height:.75em;border-radius:50%;background:var(--live-count-signal,#e5432d)}
button:active{transform:translateY(2px)}
button:disabled{cursor:default;border-color:transparent;padding:0}
`;
