// After pyvis has made `nodes`, `edges` and `network`: our boxes and words, titles as text, and a view in which words can be read.
// `view` and the functions of drawing.js are written before this.

function whole() {
  show(network, nodes.get(), view.center, { least: view.scale, start: view.scale, most: 1 });
}

const ctxRenderer = boxRenderer((id) => nodes.get(id), view.line);
nodes.update(nodes.map((node) => ({ id: node.id, title: node.says, shape: "custom", ctxRenderer })));
edges.update(edges.map((edge) => ({ id: edge.id, title: edge.says })));
network.on("afterDrawing", (pen) => drawWords(network, pen, edges.get(), view.line));
whole();
window.addEventListener("resize", whole);
Promise.all([400, 600].map((weight) => document.fonts.load(`${weight} 13px "Be Vietnam Pro"`, "ệ"))).then(() => network.redraw());
