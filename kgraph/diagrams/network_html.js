// After pyvis has made `nodes`, `edges` and `network`: boxes with room between their lines (vis-network sets lines so close that
// Vietnamese marks touch), titles as text, and a view in which words can be read. `view` is written before this.

function box(at) {
  const node = nodes.get(at.id);
  const step = node.font.size * view.line;
  return {
    nodeDimensions: { width: node.width, height: node.height },
    drawNode() {
      const pen = at.ctx;
      const lines = node.label.split("\n");
      pen.save();
      pen.beginPath();
      pen.roundRect(at.x - node.width / 2, at.y - node.height / 2, node.width, node.height, node.shapeProperties.borderRadius);
      pen.fillStyle = node.color.background;
      pen.fill();
      pen.strokeStyle = node.color.border;
      pen.lineWidth = at.state.selected ? node.borderWidthSelected : node.borderWidth;
      pen.setLineDash(node.shapeProperties.borderDashes || []);
      pen.stroke();
      pen.fillStyle = node.font.color;
      pen.font = `600 ${node.font.size}px "${node.font.face}", sans-serif`;
      pen.textAlign = "center";
      pen.textBaseline = "middle";
      lines.forEach((line, index) => pen.fillText(line, at.x, at.y + (index - (lines.length - 1) / 2) * step + 1));
      pen.restore();
    },
  };
}

function whole() {
  network.fit();
  if (network.getScale() < view.scale) {
    const half = network.canvas.frame.clientWidth / view.scale / 2;
    const x = Math.max(Math.min(network.getPosition(view.center).x, view.right - half), view.left + half);
    network.moveTo({ position: { x, y: view.middle }, scale: view.scale });
  }
}

nodes.update(nodes.map((node) => ({ id: node.id, title: node.says, shape: "custom", ctxRenderer: box })));
edges.update(edges.map((edge) => ({ id: edge.id, title: edge.says })));
whole();
window.addEventListener("resize", whole);
Promise.all([400, 600].map((weight) => document.fonts.load(`${weight} 13px "Be Vietnam Pro"`, "ệ"))).then(() => network.redraw());
