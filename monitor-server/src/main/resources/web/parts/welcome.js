import {LitElement, css, html} from 'lit';
import {shared} from '../style/shared.js';

const SNIPPET = `net.setListeners(ConceptMonitorListener.builder()
        .layers("conv2", "dense1")
        .server(URI.create("${location.origin}"))
        .run("baseline")
        .build());
net.fit(train, epochs);`;

/** Shown before the first run: how to start one. */
export class Welcome extends LitElement {
  static styles = [shared, css`
    :host { max-width: 680px; margin: 12vh auto 0; padding: 0 24px; }
    h1 { font-size: 28px; font-weight: 640; letter-spacing: -0.02em; margin-bottom: 10px; }
    p { color: var(--ink-muted); margin-bottom: 26px; font-size: 15px; max-width: 56ch; }
    h2 { margin: 0 0 8px; }
    pre { margin: 0 0 26px; padding: 14px 16px; border-radius: var(--radius); overflow-x: auto;
      background: var(--card); border: 1px solid var(--line); font-family: var(--font-code);
      font-size: 13px; line-height: 1.6; }
  `];

  render() {
    return html`
      <section data-testid="welcome" aria-labelledby="title">
        <h1 id="title">No run yet</h1>
        <p>This page shows which concepts the neurons of a DeepLearning4J network detect, while it
          trains. It fills by itself as soon as a run reports here.</p>
        <h2>Watch your own network</h2>
        <pre tabindex="0">${SNIPPET}</pre>
        <h2>Or start with the example</h2>
        <pre tabindex="0">examples/run quickstart</pre>
      </section>`;
  }
}

customElements.define('cm-welcome', Welcome);
