import { chromium } from 'playwright-core';
const [,, port, theme='light', w='1280', tag='a', sample='salesforce-style', hash='#/drift?v=1'] = process.argv;
const b=await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-gpu']});
const p=await b.newPage({viewport:{width:Number(w),height:1400},colorScheme:theme}); p.on('console',m=>{if(m.type()==='error')console.log('ERR',m.text().slice(0,300))}); p.on('pageerror',e=>console.log('PAGEERR',e.message));
await p.goto(`http://127.0.0.1:${port}/?sample=${sample}${hash}`);
await p.locator('#drift-findings').waitFor({timeout:90000}); await p.waitForTimeout(4500);
const over=await p.evaluate(()=>document.documentElement.scrollWidth-document.documentElement.clientWidth); console.log('overflow',over);
const h=await p.evaluate(()=>document.documentElement.scrollHeight); console.log('height',h);
for(let y=0,i=0;y<h&&i<7;y+=1300,i++){ await p.evaluate(y=>window.scrollTo(0,y),y); await p.waitForTimeout(200); await p.screenshot({path:`/tmp/p1/${tag}-${i}.png`}); }
if (process.env.MONTH) { await p.getByRole('button',{name:'By month'}).click(); await p.waitForTimeout(1500); await p.locator('#drift-charts').scrollIntoViewIfNeeded(); await p.evaluate(()=>document.querySelector('#drift-charts').scrollIntoView()); await p.waitForTimeout(300); await p.screenshot({path:`/tmp/p1/${tag}-m.png`}); }
await b.close();
