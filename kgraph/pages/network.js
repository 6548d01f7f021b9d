// Draws nodes and edges at the places that Python gives, and tells Python what is clicked. Text enters the page as text only.
// The functions of kgraph/diagrams/drawing.js stand before this.
const drawings = new WeakMap();
const READABLE = 0.7; // Below this scale words are too small to read: the picture then starts at what is chosen.
const START = 0.8;
const LARGEST = 1.15;

export default function ({ data, parentElement, setTriggerValue }) {
  const frame = parentElement.querySelector(".network");
  const said = parentElement.querySelector(".said");
  let drawing = drawings.get(parentElement);
  if (!drawing) {
    drawing = { network: null, drawn: "", closed: false };
    drawings.set(parentElement, drawing);
    addButtons(parentElement.querySelector(".buttons"), drawing, data.words);
    frame.addEventListener("wheel", leaveScrollingToThePage, { capture: true });
  }
  drawing.closed = false;
  frame.parentElement.style.height = `${data.height}px`;
  showLegend(parentElement.querySelector(".legend"), data.legend);
  said.textContent = drawing.network ? "" : data.words.loading;
  whenLoaded(drawing, data.words, said, () => {
    if (drawing.drawn !== data.state) {
      draw(drawing, frame, data, setTriggerValue);
    }
    choose(drawing.network, data.chosen);
    said.textContent = "";
  });
  return () => {
    drawing.closed = true;
    drawing.network?.destroy();
    drawings.delete(parentElement);
  };
}

function whenLoaded(drawing, words, said, then, tries = 0) {
  if (drawing.closed) return;
  if (globalThis.vis?.Network) {
    then();
  } else if (tries < 200) {
    setTimeout(() => whenLoaded(drawing, words, said, then, tries + 1), 50);
  } else {
    said.textContent = words.failed;
  }
}

function draw(drawing, frame, data, tell) {
  drawing.network?.destroy();
  const font = getComputedStyle(frame).fontFamily;
  const lettered = (items) => items.map((item) => ({ ...item, font: { ...item.font, face: font } }));
  const nodes = lettered(data.nodes);
  const edges = lettered(data.edges);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const ctxRenderer = boxRenderer((id) => byId.get(id), data.line);
  drawing.network = new globalThis.vis.Network(
    frame,
    { nodes: nodes.map((node) => ({ ...node, shape: "custom", ctxRenderer })), edges },
    {
      physics: false,
      layout: { improvedLayout: false },
      interaction: { hover: true, tooltipDelay: 200, selectConnectedEdges: false, hoverConnectedEdges: false },
    },
  );
  drawing.network.on("afterDrawing", (pen) => drawWords(drawing.network, pen, edges, data.line));
  drawing.network.on("click", ({ nodes, edges }) => {
    if (nodes.length) tell("clicked", { node: nodes[0] });
    else if (edges.length) tell("clicked", { edge: edges[0] });
  });
  drawing.network.on("doubleClick", ({ nodes }) => nodes.length && tell("opened", nodes[0]));
  const around = byId.has(data.chosen.node) ? data.chosen.node : data.center;
  drawing.fit = () => show(drawing.network, nodes, around, { least: 0, start: 1, most: LARGEST });
  show(drawing.network, nodes, around, { least: READABLE, start: START, most: LARGEST });
  drawing.drawn = data.state;
}

function choose(network, chosen) {
  network.unselectAll();
  const known = (id, items) => id && items.get(id) !== null;
  if (known(chosen.node, network.body.data.nodes)) network.selectNodes([chosen.node], false);
  else if (known(chosen.edge, network.body.data.edges)) network.selectEdges([chosen.edge]);
}

function addButtons(bar, drawing, words) {
  const zoom = (factor) => () => drawing.network?.moveTo({ scale: drawing.network.getScale() * factor });
  const buttons = [["+", words.closer, zoom(1.25)], ["−", words.farther, zoom(0.8)], ["⤢", words.fit, () => drawing.fit?.()]];
  for (const [sign, label, act] of buttons) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign;
    button.title = label;
    button.setAttribute("aria-label", label);
    button.addEventListener("click", act);
    bar.append(button);
  }
}

function showLegend(list, signs) {
  list.replaceChildren(
    ...signs.map(({ words, letters, look }) => {
      const entry = document.createElement("li");
      const sign = document.createElement("span");
      Object.entries(look).forEach(([name, value]) => sign.style.setProperty(name, value));
      sign.setAttribute("aria-hidden", "true");
      sign.textContent = letters;
      entry.append(sign, words);
      return entry;
    }),
  );
}

function leaveScrollingToThePage(event) {
  if (!event.ctrlKey) event.stopPropagation();
}
