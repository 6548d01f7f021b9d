// Boxes and the words on arrows, for the standalone page and for the app. vis-network sets lines so close that Vietnamese marks touch,
// and puts words where they hide each other; here lines have room, and words stand where Python found them a place.

const MARGIN = 16;

function boxRenderer(itemOf, line) {
  return (at) => {
    const node = itemOf(at.id);
    const left = at.x - node.width / 2;
    const top = at.y - node.height / 2;
    return {
      nodeDimensions: { width: node.width, height: node.height },
      drawNode() {
        const pen = at.ctx;
        pen.save();
        if (at.state.selected) ring(pen, node, left, top);
        pen.beginPath();
        pen.roundRect(left, top, node.width, node.height, node.shapeProperties.borderRadius);
        pen.fillStyle = node.color.background;
        pen.fill();
        pen.strokeStyle = node.color.border;
        pen.lineWidth = at.state.hover ? node.borderWidthSelected : node.borderWidth;
        pen.setLineDash(node.shapeProperties.borderDashes || []);
        pen.stroke();
        write(pen, node.label.split("\n"), at.x, at.y, { ...node.font, weight: 600 }, line);
        pen.restore();
      },
    };
  };
}

// What is chosen has a ring around it, and keeps the colours that tell what it is.
function ring(pen, node, left, top) {
  const room = 4 + node.borderWidth / 2;
  pen.beginPath();
  pen.roundRect(left - room, top - room, node.width + 2 * room, node.height + 2 * room, node.shapeProperties.borderRadius + room);
  pen.strokeStyle = node.ring;
  pen.lineWidth = 2.5;
  pen.stroke();
}

function drawWords(network, pen, edges, line) {
  const chosen = new Set(network.getSelectedEdges());
  for (const edge of edges) {
    const isChosen = chosen.has(edge.id);
    const font = { ...edge.font, weight: isChosen ? 600 : 400, color: isChosen ? edge.color.highlight : edge.font.color };
    write(pen, edge.words, edge.at[0], edge.at[1], font, line);
  }
}

function write(pen, lines, x, y, font, line) {
  const step = font.size * line;
  pen.save();
  pen.font = `${font.weight} ${font.size}px ${font.face}, sans-serif`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  pen.setLineDash([]);
  lines.forEach((text, index) => {
    const down = y + (index - (lines.length - 1) / 2) * step + 1;
    if (font.strokeWidth) {
      pen.lineWidth = font.strokeWidth;
      pen.strokeStyle = font.strokeColor;
      pen.strokeText(text, x, down);
    }
    pen.fillStyle = font.color;
    pen.fillText(text, x, down);
  });
  pen.restore();
}

// Shows the whole picture, or, where its words would be too small, as much of it as fits around one box at a scale that can be read.
// vis-network's own fit asks boxes for sizes that ours have only once they were drawn.
function show(network, nodes, around, { least, start, most }) {
  const { clientWidth, clientHeight } = network.canvas.frame;
  const across = ends(nodes, "x", "width");
  const down = ends(nodes, "y", "height");
  const fitting = Math.min(most, clientWidth / (across[1] - across[0]), clientHeight / (down[1] - down[0]));
  const scale = fitting < least ? start : fitting;
  const at = network.getPosition(around);
  network.moveTo({ position: { x: within(at.x, across, clientWidth / scale), y: within(at.y, down, clientHeight / scale) }, scale });
}

function ends(nodes, at, side) {
  const low = nodes.map((node) => node[at] - node[side] / 2);
  const high = nodes.map((node) => node[at] + node[side] / 2);
  return [Math.min(...low) - MARGIN, Math.max(...high) + MARGIN];
}

// The middle of a window of that width over the picture: near what is wanted, and with no room wasted beside the picture.
function within(wanted, [low, high], seen) {
  if (seen >= high - low) return (low + high) / 2;
  return Math.max(low + seen / 2, Math.min(wanted, high - seen / 2));
}
