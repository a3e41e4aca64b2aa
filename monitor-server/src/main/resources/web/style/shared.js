import {css} from 'lit';

/** What all views look alike in. */
export const shared = css`
  :host { display: block; color: var(--ink); }
  :host([hidden]) { display: none; }
  * { box-sizing: border-box; }
  h1, h2, h3, p, dl, dd, ul, ol, figure { margin: 0; padding: 0; }
  ul, ol { list-style: none; }

  .card {
    background: var(--card); border: 1px solid var(--line); border-radius: var(--radius);
    box-shadow: var(--shadow); padding: 18px 20px;
  }
  h2 { font-size: 15px; font-weight: 620; letter-spacing: -0.01em; }
  h3 { font-size: 13px; font-weight: 600; }
  .head { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 16px;
    margin-bottom: 12px; }
  .head .grow { flex: 1; }
  .muted { color: var(--ink-muted); }
  .faint { color: var(--ink-faint); font-size: 12.5px; }
  .code { font-family: var(--font-code); font-size: 0.92em; }
  .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }

  button, select, input { font: inherit; color: inherit; }
  button {
    background: var(--card); border: 1px solid var(--line-strong); border-radius: 7px;
    padding: 4px 10px; font-size: 13px; font-weight: 500; cursor: pointer;
  }
  button:hover { background: var(--well); }
  button:disabled { color: var(--ink-faint); cursor: default; background: transparent; }
  button.plain { border-color: transparent; background: transparent; color: var(--ink-muted); }
  button.plain:hover { background: var(--well); color: var(--ink); }
  button[aria-pressed='true'] {
    background: var(--accent-wash); border-color: var(--accent); color: var(--accent);
  }
  :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
  input[type='range'] { accent-color: var(--accent); }
  input[type='search'] {
    width: 100%; padding: 7px 10px; border: 1px solid var(--line-strong); border-radius: 7px;
    background: var(--card);
  }
  input::placeholder { color: var(--ink-faint); opacity: 1; }

  .segments { display: inline-flex; flex-wrap: wrap; }
  .segments button { border-radius: 0; margin-left: -1px; }
  .segments button:first-child { border-radius: 7px 0 0 7px; margin-left: 0; }
  .segments button:last-child { border-radius: 0 7px 7px 0; }
  .segments button[aria-pressed='true'] { position: relative; z-index: 1; }

  .legend { display: flex; flex-wrap: wrap; gap: 4px 14px; font-size: 12.5px;
    color: var(--ink-muted); }
  .legend li { display: inline-flex; align-items: center; gap: 6px; }
  .swatch { width: 11px; height: 11px; border-radius: 3px; background: var(--swatch); flex: none; }
  .swatch.dot { border-radius: 50%; }
  .shape { color: var(--swatch); }
  [data-category='color'] { --swatch: var(--category-color); }
  [data-category='texture'] { --swatch: var(--category-texture); }
  [data-category='material'] { --swatch: var(--category-material); }
  [data-category='part'] { --swatch: var(--category-part); }
  [data-category='object'] { --swatch: var(--category-object); }
  [data-category='scene'] { --swatch: var(--category-scene); }
  [data-category='uncategorised'] { --swatch: var(--category-uncategorised); }
  [data-category='low-level'] { --swatch: var(--category-low-level); }
  [data-category='none'] { --swatch: var(--category-none); }
  [data-change='gained'] { --swatch: var(--change-gained); }
  [data-change='lost'] { --swatch: var(--change-lost); }
  [data-change='other'] { --swatch: var(--change-other); }
  [data-change='kept'] { --swatch: var(--change-kept); }
  [data-change='none'] { --swatch: var(--category-none); }
  [data-category='dead'] { --swatch: var(--category-dead); }
`;
