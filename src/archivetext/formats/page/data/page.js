(()=>{const d=document,t=()=>d.querySelector('.card:target'),q=s=>[...d.querySelectorAll(s)];let hot;
const mark=()=>{hot&&hot.classList.remove('hot');const c=t();hot=c&&d.getElementById('i'+c.id.slice(1));hot&&hot.classList.add('hot')};
const close=()=>{const c=t();if(!c)return;const a=d.querySelector('#i'+c.id.slice(1)+' a.l');location.hash='-';a&&a.focus({preventScroll:true})};
addEventListener('hashchange',mark);mark();
d.addEventListener('click',e=>{const a=e.target.closest('.card:target .go a');if(a){e.preventDefault();close()}});
d.addEventListener('keydown',e=>{if(e.ctrlKey||e.metaKey||e.altKey||/INPUT|TEXTAREA|SELECT/.test(e.target.tagName))return;
if(e.key==='Escape'){if(t())close();else{d.body.classList.add('quiet');addEventListener('pointermove',()=>d.body.classList.remove('quiet'),{once:true})}}
if(e.key==='j'||e.key==='k'){const v=q('.ins[id] > a.l:first-of-type').filter(a=>a.checkVisibility()&&(!d.querySelector('.key :checked')||d.getElementById('f-'+a.parentNode.dataset.k)?.checked));
if(!v.length)return;let i=v.indexOf(d.activeElement);if(i<0){const y=innerHeight/3;i=v.findIndex(a=>a.getBoundingClientRect().top>y)-(e.key==='j'?1:0);}
const a=v[(i+(e.key==='j'?1:-1)+v.length)%v.length];d.body.classList.remove('quiet');a.focus({preventScroll:true});a.scrollIntoView({block:'center'})}})})()
