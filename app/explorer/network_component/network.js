// The drawing of a network. vis-network (vendored by pyvis) stands above this in the same module.
//
// Python sends `data`: nodes, edges (with places), legend, selected, scene, height, words.
// What goes back: "node" (id, "" for the empty ground), "edge" (id), "expand" (node id), "moved" ("x,y,node id").
// The network is made once; later data changes only what differs, so that the view stays.

const views = new WeakMap();
const MORE = "more:"; // begins the id of a "+ n more" mark
const NOTHING = "\u200b"; // vis-network keeps the old label when it is given an empty one
const WORDED = 14; // of a node with more arrows than this, their words would lie on each other
const WORDS_LINE = 17; // pixels of a line of an arrow's words
const MARGIN = 12; // pixels around all that is drawn
const DOUBLE_CLICK = 260; // ms to wait before a click counts as a single one

function withAlpha(colour, alpha) {
  const hex = /^#([0-9a-f]{6})$/i.exec(colour || "");
  if (!hex) return colour;
  const value = parseInt(hex[1], 16);
  return `rgba(${value >> 16}, ${(value >> 8) & 255}, ${value & 255}, ${alpha})`;
}

function themeOf(element) {
  const style = getComputedStyle(element);
  const read = (name, otherwise) => style.getPropertyValue(name).trim() || otherwise;
  return {
    text: read("--st-text-color", "#31333f"),
    ground: read("--st-background-color", "#ffffff"),
    primary: read("--st-primary-color", "#ff4b4b"),
    font: read("--st-font", "sans-serif"),
  };
}

class View {
  constructor(root, send) {
    this.root = root;
    this.send = send;
    this.scene = null;
    this.selected = { node: null, edge: null };
    this.nodes = new vis.DataSet();
    this.edges = new vis.DataSet();
    this.known = { nodes: new Map(), edges: new Map() };
    const ground = root.querySelector(".ground");
    this.ground = ground;
    this.network = new vis.Network(ground, { nodes: this.nodes, edges: this.edges }, {
      physics: false,
      layout: { improvedLayout: false },
      interaction: { hover: true, keyboard: false, tooltipDelay: 200, selectConnectedEdges: false, multiselect: false, zoomSpeed: 0.6 },
      nodes: { borderWidth: 1, borderWidthSelected: 1, chosen: false, scaling: { label: { drawThreshold: 4 } } },
      edges: { chosen: false, smooth: { enabled: true, type: "dynamic" }, arrows: { to: { scaleFactor: 0.7 } } },
    });
    this.network.on("click", (event) => this.clicked(event));
    this.network.on("doubleClick", (event) => this.doubleClicked(event));
    this.network.on("dragEnd", (event) => this.dragged(event));
    this.network.on("hoverNode", () => { ground.style.cursor = "pointer"; });
    this.network.on("blurNode", () => { ground.style.cursor = ""; });
    this.network.on("hoverEdge", (event) => { ground.style.cursor = "pointer"; this.point(event.edge); });
    this.network.on("blurEdge", () => { ground.style.cursor = ""; this.point(null); });
    this.network.on("beforeDrawing", () => this.followTheme());
    this.network.on("afterDrawing", (context) => { this.cross(context); this.markPinned(context); });
    this.resized = new ResizeObserver(() => { if (!this.touched) this.fit(); });
    this.resized.observe(this.ground);
    for (const name of ["dragStart", "zoom"]) this.network.on(name, () => { this.touched = true; });
    root.querySelector(".fit").onclick = () => { this.touched = false; this.fit(); };
    root.querySelector(".closer").onclick = () => this.zoom(1.3);
    root.querySelector(".farther").onclick = () => this.zoom(1 / 1.3);
    root.querySelector(".png").onclick = () => this.savePicture();
    ground.addEventListener("keydown", (event) => this.typed(event));
    // For tests and for pages that embed the drawing: where a node or an arrow's middle is in the page.
    root.placeOf = (id) => this.placeOf(id);
  }

  show(data) {
    const theme = themeOf(this.root);
    this.theme = theme;
    this.themeName = JSON.stringify(theme);
    this.data = data;
    this.root.style.setProperty("--nysta-height", `${data.height}px`);
    this.ground.setAttribute("aria-label", data.words.description);
    this.root.querySelector(".count").textContent = data.words.count;
    for (const [name, words] of [["fit", data.words.fit], ["closer", data.words.closer], ["farther", data.words.farther], ["png", data.words.png]]) {
      const button = this.root.querySelector(`.${name}`);
      button.title = words;
      button.setAttribute("aria-label", words);
    }
    this.selected = data.selected || { node: null, edge: null };
    this.paint();
    this.legend(data.legend);
    if (this.scene !== data.scene) {
      this.scene = data.scene;
      this.touched = false;
      this.fit();
    } else if (!this.touched && this.data.nodes.some((node) => !this.isInside(node.id))) {
      this.fit();
    }
    this.root.dataset.nodes = String(data.nodes.length);
    this.root.dataset.edges = String(data.edges.length);
    this.root.dataset.ready = data.scene;
  }

  // The nodes and edges as they look now; only what changed is handed on.
  paint() {
    const near = this.near();
    this.change(this.nodes, this.known.nodes, this.data.nodes.map((node) => this.nodeLook(node, near)));
    this.change(this.edges, this.known.edges, this.data.edges.map((edge) => this.edgeLook(edge, near)));
  }

  change(set, known, wanted) {
    const now = new Map(wanted.map((item) => [item.id, JSON.stringify(item)]));
    set.remove([...known.keys()].filter((id) => !now.has(id)));
    set.update(wanted.filter((item) => known.get(item.id) !== now.get(item.id)));
    known.clear();
    for (const [id, text] of now) known.set(id, text);
  }

  // What stays clear while something is selected; null when nothing is.
  near() {
    const { node, edge } = this.selected;
    const arrow = edge && this.data.edges.find((each) => each.id === edge);
    if (arrow) return { nodes: new Set([arrow.from, arrow.to]), edges: new Set([edge]) };
    if (!node || !this.data.nodes.some((each) => each.id === node)) return null;
    const touching = this.data.edges.filter((each) => each.from === node || each.to === node);
    return {
      nodes: new Set([node, ...touching.flatMap((each) => [each.from, each.to])]),
      edges: new Set(touching.map((each) => each.id)),
    };
  }

  nodeLook(node, near) {
    const clear = !near || near.nodes.has(node.id);
    const chosen = this.selected.node === node.id;
    const alpha = clear ? 1 : 0.28;
    const fill = withAlpha(node.color, alpha);
    const size = node.focus ? 19 : 16;
    const lines = node.label.split("\n").length;
    const border = chosen ? this.theme.text : withAlpha(node.color, alpha);
    return {
      id: node.id, label: node.label, title: node.title, shape: node.shape, size: node.size, x: node.x, y: node.y,
      color: { background: fill, border, hover: { background: fill, border: this.theme.text }, highlight: { background: fill, border } },
      borderWidth: chosen ? 4 : 1,
      font: {
        color: withAlpha(this.theme.text, clear ? 1 : 0.35), face: this.theme.font, size, multi: false,
        ...(node.above
          // vis-network would paint the background where the label was before it was lifted.
          ? { strokeWidth: 4, strokeColor: this.theme.ground, vadjust: -(node.size * 2 + lines * size * 1.15 + 18) }
          : { strokeWidth: 0, background: withAlpha(this.theme.ground, 0.8), vadjust: 0 }),
      },
    };
  }

  edgeLook(edge, near) {
    const clear = !near || near.edges.has(edge.id);
    const chosen = this.selected.edge === edge.id;
    const worded = near && clear && near.edges.size <= WORDED;
    const words = worded || this.pointed === edge.id ? edge.words : near && near.edges.size > WORDED ? "" : edge.label;
    const colour = withAlpha(edge.color, clear ? (edge.opacity || 1) : 0.18);
    const lift = this.lifted(edge);
    return {
      id: edge.id, from: edge.from, to: edge.to, title: edge.title, dashes: edge.dashes, arrows: edge.arrows,
      width: edge.width + (chosen ? 2.5 : 0),
      label: (clear && words) || NOTHING,
      color: { color: colour, highlight: colour, hover: edge.color, inherit: false },
      smooth: this.bend(edge),
      font: {
        color: this.theme.text, face: this.theme.font, size: 14, align: "horizontal", multi: false,
        strokeWidth: 4, strokeColor: this.theme.ground,
        // vis-network would paint the background where the words were before they were lifted.
        background: lift ? "none" : this.theme.ground, vadjust: lift,
      },
    };
  }

  // The words of arrows between two nodes that stand above each other stand under each other, too; between nodes side by
  // side the arrows' bends part them.
  lifted(edge) {
    const [one, other] = [edge.from, edge.to].map((id) => this.data.nodes.find((node) => node.id === id));
    const all = one && other && Math.abs(one.x - other.x) > Math.abs(one.y - other.y) ? [] : this.parallel(edge);
    const heights = all.map((each) => (each.words || "").split("\n").length * WORDS_LINE + 4);
    const before = heights.slice(0, all.indexOf(edge)).reduce((sum, height) => sum + height, 0);
    const whole = heights.reduce((sum, height) => sum + height, 0);
    return all.length < 2 ? 0 : before + heights[all.indexOf(edge)] / 2 - whole / 2;
  }

  // Arrows between the same two nodes are bent apart; a lone one is straight.
  bend(edge) {
    const all = this.parallel(edge);
    if (all.length < 2) {
      if (!edge.bend) return { enabled: false };
      return { enabled: true, type: edge.bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(edge.bend) };
    }
    const place = all.indexOf(edge) - (all.length - 1) / 2;
    const turned = all[0].from === edge.from ? 1 : -1;
    const roundness = 0.28 * place * turned;
    if (Math.abs(roundness) < 0.01) return { enabled: false };
    return { enabled: true, type: roundness > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(roundness) };
  }

  parallel(edge) {
    const pair = [edge.from, edge.to].sort().join("\u0000");
    if (this.pairsOf !== this.data) {
      this.pairsOf = this.data;
      this.pairs = new Map();
      for (const each of this.data.edges) {
        const name = [each.from, each.to].sort().join("\u0000");
        this.pairs.set(name, [...(this.pairs.get(name) || []), each]);
      }
    }
    return this.pairs.get(pair);
  }

  point(edge) {
    this.pointed = edge;
    if (this.data) this.paint();
  }

  followTheme() {
    if (!this.data) return;
    const theme = themeOf(this.root);
    const name = JSON.stringify(theme);
    if (name === this.themeName) return;
    this.theme = theme;
    this.themeName = name;
    setTimeout(() => this.paint(), 0);
  }

  // A claim's arrow is crossed out at its middle.
  cross(context) {
    const near = this.data ? this.near() : null;
    for (const edge of (this.data ? this.data.edges : [])) {
      if (!edge.crossed) continue;
      const [from, to] = [this.network.getPosition(edge.from), this.network.getPosition(edge.to)];
      const [x, y] = [from.x * 0.3 + to.x * 0.7, from.y * 0.3 + to.y * 0.7];
      context.save();
      context.globalAlpha = near && !near.edges.has(edge.id) ? 0.18 : 1;
      context.strokeStyle = edge.color;
      context.lineWidth = 2;
      context.beginPath();
      context.moveTo(x - 7, y - 7); context.lineTo(x + 7, y + 7);
      context.moveTo(x + 7, y - 7); context.lineTo(x - 7, y + 7);
      context.stroke();
      context.restore();
    }
  }

  clicked(event) {
    clearTimeout(this.waiting);
    const [node] = event.nodes;
    const [edge] = event.edges;
    // Show the choice at once; Python's answer brings the same.
    this.selected = { node: node || null, edge: node ? null : edge || null };
    this.paint();
    this.waiting = setTimeout(() => {
      if (node !== undefined) this.send("node", node);
      else if (edge !== undefined) this.send("edge", edge);
      else this.send("node", "");
    }, DOUBLE_CLICK);
  }

  doubleClicked(event) {
    clearTimeout(this.waiting);
    const [node] = event.nodes;
    if (node !== undefined) this.send("expand", node);
  }

  // Arrow keys go to the nearest node in their direction, Enter shows its neighbours, Escape lets go.
  typed(event) {
    const direction = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    const { node } = this.selected;
    if (direction) this.choose(this.nearest(node, direction));
    else if (event.key === "Enter" && node) this.send("expand", node);
    else if (event.key === "Escape") this.choose(null);
    else if (event.key === "+") this.zoom(1.3);
    else if (event.key === "-") this.zoom(1 / 1.3);
    else return;
    event.preventDefault();
  }

  nearest(from, [dx, dy]) {
    const all = this.data.nodes.map((node) => ({ id: node.id, at: this.network.getPosition(node.id) }));
    const start = all.find((each) => each.id === from);
    if (!start) return (this.data.nodes.find((node) => node.focus) || this.data.nodes[0] || {}).id;
    let best = { id: from, cost: Infinity };
    for (const each of all) {
      const [x, y] = [each.at.x - start.at.x, each.at.y - start.at.y];
      const along = x * dx + y * dy;
      const beside = Math.abs(x * dy) + Math.abs(y * dx);
      if (along > 1 && along + 2 * beside < best.cost) best = { id: each.id, cost: along + 2 * beside };
    }
    return best.id;
  }

  choose(node) {
    if (node === this.selected.node || (node === undefined)) return;
    clearTimeout(this.waiting);
    this.selected = { node, edge: null };
    this.paint();
    const shown = this.data.nodes.find((each) => each.id === node);
    this.root.querySelector(".said").textContent = shown ? shown.title : "";
    if (shown) this.bringIntoView(node);
    if (shown && node.startsWith(MORE)) return; // it would show them all; that is for Enter
    this.waiting = setTimeout(() => this.send("node", node || ""), 350);
  }

  isInside(node) {
    const at = this.network.canvasToDOM(this.network.getPosition(node));
    return at.x > 20 && at.y > 20 && at.x < this.ground.clientWidth - 20 && at.y < this.ground.clientHeight - 20;
  }

  bringIntoView(node) {
    if (this.isInside(node)) return;
    this.touched = true;
    this.network.moveTo({ position: this.network.getPosition(node), animation: false });
  }

  // A node that was put elsewhere stays there; Python knows the place from now on.
  dragged(event) {
    const [node] = event.nodes;
    if (node === undefined) return;
    const { x, y } = this.network.getPosition(node);
    this.send("moved", `${Math.round(x)},${Math.round(y)},${node}`);
  }

  // Nodes that somebody put at their place carry a small dot.
  markPinned(context) {
    for (const node of (this.data ? this.data.nodes : [])) {
      if (!node.pinned) continue;
      const at = this.network.getPosition(node.id);
      context.save();
      context.fillStyle = this.theme.text;
      context.strokeStyle = this.theme.ground;
      context.lineWidth = 2;
      context.beginPath();
      context.arc(at.x + node.size * 0.8, at.y - node.size * 0.8, 5, 0, 2 * Math.PI);
      context.fill();
      context.stroke();
      context.restore();
    }
  }

  // All nodes with their names; vis-network's own fit takes no notice of names that stand above.
  fit() {
    const [width, height] = [this.ground.clientWidth - 2 * MARGIN, this.ground.clientHeight - 2 * MARGIN];
    if (this.nodes.length === 0 || width <= 0 || height <= 0) return;
    const { left, right, top, bottom } = this.bounds();
    this.network.redraw();
    this.network.moveTo({
      position: { x: (left + right) / 2, y: (top + bottom) / 2 },
      scale: Math.min(1.15, width / (right - left), height / (bottom - top)),
      animation: false,
    });
  }

  bounds() {
    const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
    for (const node of this.data.nodes) {
      const { x, y } = this.network.getPosition(node.id);
      const lines = node.label.split("\n");
      const font = node.focus ? 19 : 16;
      const half = Math.max(node.size, Math.max(...lines.map((line) => line.length)) * font * 0.28);
      const name = lines.length * font * 1.15 + 14;
      box.left = Math.min(box.left, x - half);
      box.right = Math.max(box.right, x + half);
      box.top = Math.min(box.top, y - node.size - (node.above ? name : 0));
      box.bottom = Math.max(box.bottom, y + node.size + (node.above ? 0 : name));
    }
    return box;
  }

  zoom(factor) {
    this.touched = true;
    this.network.moveTo({ scale: this.network.getScale() * factor, animation: false });
  }

  // What is seen now, on the page's own ground, as a file.
  savePicture() {
    const seen = this.ground.querySelector("canvas");
    const paper = document.createElement("canvas");
    paper.width = seen.width;
    paper.height = seen.height;
    const brush = paper.getContext("2d");
    brush.fillStyle = this.theme.ground;
    brush.fillRect(0, 0, paper.width, paper.height);
    brush.drawImage(seen, 0, 0);
    const link = document.createElement("a");
    link.download = this.data.words.picture;
    link.href = paper.toDataURL("image/png");
    link.click();
  }

  placeOf(id) {
    const edge = this.data.edges.find((each) => each.id === id);
    const at = edge
      ? ((from, to) => ({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }))(this.network.getPosition(edge.from), this.network.getPosition(edge.to))
      : this.network.getPosition(id);
    const point = this.network.canvasToDOM(at);
    const box = this.ground.getBoundingClientRect();
    return { x: box.left + point.x, y: box.top + point.y };
  }

  legend(items) {
    const list = this.root.querySelector(".legend");
    list.replaceChildren(...items.map((item) => {
      const line = document.createElement("li");
      line.append(sign(item), document.createTextNode(item.text));
      return line;
    }));
  }

  end() {
    clearTimeout(this.waiting);
    this.resized.disconnect();
    this.network.destroy();
  }
}

const SHAPES = {
  dot: "M8 2a6 6 0 1 0 .01 0Z",
  square: "M2.5 2.5h11v11h-11Z",
  diamond: "M8 1 15 8 8 15 1 8Z",
  triangle: "M8 2 15 14H1Z",
  triangleDown: "M1 2h14L8 14Z",
  hexagon: "M4.5 2h7L15 8l-3.5 6h-7L1 8Z",
  star: "M8 1l2.1 4.7 5 .5-3.8 3.4 1.1 5L8 12l-4.4 2.6 1.1-5L.9 6.2l5-.5Z",
};

function sign(item) {
  const ns = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(ns, "svg");
  const wide = item.what !== "node";
  svg.setAttribute("width", wide ? "26" : "16");
  svg.setAttribute("height", "16");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(ns, "path");
  if (!wide) {
    path.setAttribute("d", SHAPES[item.shape] || SHAPES.dot);
    path.setAttribute("fill", item.colour);
  } else if (item.what === "width") {
    path.setAttribute("d", "M1 9 25 4v10Z");
    path.setAttribute("fill", item.colour);
  } else {
    path.setAttribute("d", item.what === "claim" ? "M1 8h24M10 4l6 8M16 4l-6 8" : "M1 8h24");
    path.setAttribute("stroke", item.colour);
    path.setAttribute("stroke-width", "3");
    path.setAttribute("fill", "none");
    if (item.what === "planned") path.setAttribute("stroke-dasharray", "6 4");
  }
  svg.append(path);
  return svg;
}

export default function mount({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".nysta-network");
  let view = views.get(root);
  if (!view) {
    view = new View(root, (name, value) => view.trigger(name, value));
    views.set(root, view);
  }
  view.trigger = setTriggerValue;
  view.show(data);
  return () => {
    view.end();
    views.delete(root);
  };
}
