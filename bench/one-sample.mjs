const [built, path, rows] = process.argv.slice(2);
const { phasesOf } = await import(built);
console.log(JSON.stringify(await phasesOf(path, Number(rows))));
