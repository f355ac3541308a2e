// Draws each chart from the table behind it, and folds the table away. Without this script the tables are there.
'use strict';
(() => {
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const points = ['circle', 'triangle', 'rect', 'rectRot', 'star'];
  const drawn = [];

  const read = section => {
    const [first, ...heads] = section.querySelectorAll('thead th');
    const rows = [...section.querySelectorAll('tbody tr')];
    return {
      labels: rows.map(row => row.cells[0].textContent),
      series: heads.map((head, at) => ({
        label: head.textContent,
        colour: head.dataset.colour,
        data: rows.map(row => {
          const value = row.cells[at + 1].dataset.value;
          return value === undefined || value === '' ? null : Number(value);
        }),
      })),
      first: first.textContent,
    };
  };

  const draw = section => {
    const numbers = read(section);
    const kind = section.dataset.drawn;
    const place = section.querySelector('.canvas');
    const canvas = document.createElement('canvas');
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', `A chart: ${section.querySelector('h2').textContent}. Its numbers stand below.`);
    place.replaceChildren(canvas);
    place.hidden = false;
    const lying = kind === 'lying';
    if (lying) place.style.height = `${(numbers.labels.length * 36) + 48}px`;
    const whole = numbers.series.every(series => series.data.every(value => Number.isInteger(value ?? 0)));
    const axis = stacked => ({
      stacked,
      ticks: { color: colour('quiet'), precision: whole ? 0 : 1, maxRotation: 0, autoSkipPadding: 16 },
      grid: { color: colour('line') },
      border: { color: colour('line') },
    });
    const x = axis(kind === 'stacked');
    const y = axis(kind === 'stacked');
    (lying ? x : y).beginAtZero = true;
    (lying ? y : x).grid = { display: false };
    if (lying) y.ticks.autoSkip = false;
    return new Chart(canvas, {
      type: kind === 'line' ? 'line' : 'bar',
      data: {
        labels: numbers.labels,
        datasets: numbers.series.map((series, at) => ({
          label: series.label,
          data: series.data,
          backgroundColor: colour(series.colour),
          borderColor: kind === 'line' ? colour(series.colour) : colour('paper'),
          borderWidth: kind === 'line' ? 2 : 1,
          // Lines differ in more than colour.
          pointStyle: points[at % points.length],
          pointRadius: 4,
          spanGaps: true,
          maxBarThickness: 32,
        })),
      },
      options: {
        animation: false,
        responsive: true,
        maintainAspectRatio: false,
        indexAxis: lying ? 'y' : 'x',
        scales: { x, y },
        plugins: {
          legend: { display: numbers.series.length > 1, labels: { color: colour('ink'), boxWidth: 16, usePointStyle: kind === 'line' } },
          tooltip: { backgroundColor: colour('ink'), titleColor: colour('paper'), bodyColor: colour('paper') },
        },
      },
    });
  };

  const drawAll = () => {
    drawn.splice(0).forEach(chart => chart.destroy());
    Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
    Chart.defaults.font.size = 14;
    for (const section of document.querySelectorAll('.chart')) {
      if (section.querySelector('.canvas')) drawn.push(draw(section));
    }
  };

  drawAll();
  for (const details of document.querySelectorAll('.chart details')) details.open = false;
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAll);
  // On paper the numbers say more than a picture in a screen's colours.
  addEventListener('beforeprint', () => document.querySelectorAll('.chart details').forEach(details => { details.open = true; }));
  document.documentElement.dataset.drawn = 'yes';
})();
