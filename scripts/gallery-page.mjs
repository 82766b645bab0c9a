import { readdirSync, readFileSync } from 'node:fs';

const STYLE = `
  body { font: 14px/1.5 system-ui, sans-serif; margin: 24px; }
  table { border-collapse: collapse; }
  th, td { border: 1px solid #ccd; padding: 8px; text-align: left; vertical-align: top; }
  thead th { position: sticky; top: 0; background: #fff; }
  img { width: 220px; max-height: 420px; object-fit: cover; object-position: top; border: 1px solid #ccd; display: block; }
  td.light-390 img, td.dark-390 img { width: 110px; }
  li { max-width: 120ch; }
`;

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const unique = (values) => [...new Set(values)];

/** What was seen, in the order of states and views. */
const shotsIn = (folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .flatMap((name) => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')));

const picture = ({ files, look }) =>
  files.map((file) => `<a href="${file}"><img loading="lazy" src="${file}" alt="${escaped(`${file}, ${look}`)}"></a>`).join('');

/** One row a view in a state, one column a look. */
function table(shots, looks) {
  const rows = unique(shots.map(({ view }) => view)).map((view) => {
    const own = shots.filter((shot) => shot.view === view);
    const cells = looks.map(
      (look) =>
        `<td class="${look}">${own
          .filter((shot) => shot.look === look)
          .map(picture)
          .join('')}</td>`,
    );
    return `<tr><th scope="row">${view}</th>${cells.join('')}</tr>`;
  });
  const heads = looks.map((look) => `<th scope="col">${look}</th>`).join('');
  return `<table><thead><tr><th scope="col">page</th>${heads}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function faultList(shots) {
  const lines = shots.flatMap(({ files, defects, isSettled }) =>
    [...defects, ...(isSettled ? [] : ['still under way when it was looked at'])].map(
      (defect) => `<li><a href="${files[0]}">${files[0]}</a> ${escaped(defect)}</li>`,
    ),
  );
  return { count: lines.length, list: `<ul>${lines.join('')}</ul>` };
}

/** The page that shows all pictures in a folder beside each other, and what could be measured to look wrong in them. */
export function galleryPage(folder) {
  const shots = shotsIn(folder);
  const looks = unique(shots.map(({ look }) => look));
  const faults = faultList(shots);
  const parts = unique(shots.map(({ state }) => state)).map(
    (state) =>
      `<h2 id="${state}">${state}</h2>${table(
        shots.filter((shot) => shot.state === state),
        looks,
      )}`,
  );
  const counted = `${shots.flatMap(({ files }) => files).length} pictures, ${faults.count} measured defects`;
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Gallery</title><style>${STYLE}</style>
<h1>Every page in every state</h1><p>${counted}</p>${faults.list}${parts.join('')}</html>`;
  return { page, counted };
}
