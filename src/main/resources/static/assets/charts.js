// Draws the figures of a page with ECharts; each stands in a table below its drawing as well.
(function () {
  "use strict";
  var drawings = [];
  document.querySelectorAll("[data-chart]").forEach(function (place) {
    place.classList.add("drawn");
    var chart = echarts.init(place, null, { renderer: "svg" });
    chart.setOption(JSON.parse(place.dataset.chart));
    drawings.push(chart);
  });
  window.addEventListener("resize", function () { drawings.forEach(function (chart) { chart.resize(); }); });
})();
