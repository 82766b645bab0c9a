import { chromium } from 'playwright-core';
const [,, port, theme='light', w='1280', tag='a', sample='salesforce-style'] = process.argv;
const b=await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-gpu']});
const p=await b.newPage({viewport:{width:Number(w),height:1000},colorScheme:theme}); p.on('console',m=>{if(m.type()==='error')console.log('ERR',m.text().slice(0,300))}); p.on('pageerror',e=>console.log('PAGEERR',e.message));
await p.goto(`http://127.0.0.1:${port}/?sample=${sample}#/drift?v=1`);
await p.getByRole('heading',{name:'What would bring us back?'}).waitFor({timeout:120000}); await p.waitForTimeout(4000);
const over=await p.evaluate(()=>document.documentElement.scrollWidth-document.documentElement.clientWidth); console.log('overflow',over);
for (const [i,name] of ['What in the mix moved?','Mix or rate?','What moved the amount won?','What would bring us back?'].entries()) { const h=p.getByRole('heading',{name,exact:true}).first(); const sec=h.locator('xpath=ancestor::section[1]'); await sec.screenshot({path:`/tmp/zz3/${tag}-${i}.png`}); }
await b.close();
