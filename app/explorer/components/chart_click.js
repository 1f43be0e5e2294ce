// Tells Python which part of a plotly chart on the page was clicked. Streamlit shows the chart; this
// only listens to it. Each part carries its own name as `customdata[0]`.
//
// Python sends `data.chart`, the class of the container around the chart; "part" (name) goes back.

const listeners = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  let state = listeners.get(parentElement);
  if (!state) {
    state = { chart: null, timer: 0 };
    state.clicked = (event) => {
      const part = event.points && event.points[0];
      const name = part && part.customdata && part.customdata[0];
      if (name) state.send("part", name);
    };
    state.attach = () => {
      const chart = document.querySelector(`.${state.container} .js-plotly-plot`);
      if (!chart || !chart.on || chart === state.chart) return;
      state.chart = chart;
      chart.on("plotly_click", state.clicked);
      chart.dataset.clickable = "yes";
    };
    // The chart may come after us, and anew when it changes.
    state.timer = setInterval(state.attach, 250);
    listeners.set(parentElement, state);
  }
  state.send = setTriggerValue;
  state.container = data.chart;
  state.attach();
  return () => {
    clearInterval(state.timer);
    if (state.chart && state.chart.removeListener) state.chart.removeListener("plotly_click", state.clicked);
    listeners.delete(parentElement);
  };
}
