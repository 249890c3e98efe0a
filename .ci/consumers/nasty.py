# nasty.py > nasty.nq
CG="https://w3id.org/civicgraph/ns#"; RDF="http://www.w3.org/1999/02/22-rdf-syntax-ns#type"; SK="http://www.w3.org/2004/02/skos/core#"; B="https://example.org/kg/"
def lit(v,t=None):
    o=''
    for c in v:
        if c=='\\':o+='\\\\'
        elif c=='"':o+='\\"'
        elif c=='\n':o+='\\n'
        elif c=='\r':o+='\\r'
        elif c=='\t':o+='\\t'
        elif ord(c)<32 or ord(c)==127:o+='\\u%04X'%ord(c)
        else:o+=c
    return '"'+o+'"'+(f'^^<http://www.w3.org/2001/XMLSchema#{t}>' if t else '')
def q(s,p,o): print(f'<{s}> <{p}> {o} <{B}graph/nasty> .')
names=["O'Neil \"JB\" & <fils>; x","=cmd|' /C calc'!A0","+1","-2","@x","line\nbreak\r\nand\ttab","back\\slash \\N \\u0041 %s %d 100%","\x01\x07control\x1f\x7f","محمد بن سلمان","北京市人民政府公民权利委员会的很长的名字没有空格","שָׁלוֹם ‮RLO","order","group","end","NULL","null","true","","[a,b]","{x: 1}","|pipe| ␟ unit","`tick`","$1 ${x} $(y)","<B>bold</B>&amp;&lt;","// comment /* x */","; DROP","🏳️‍🌈 e\u0301 ﬁ","1e5","2024-13-45","x"*300,"\ufffe\uffff nonchar"]
ids=[]
for i,n in enumerate(names):
    e=f'{B}person/n{i}'; ids.append(e)
    for k in ('Entity','Person'): q(e,RDF,f'<{CG}{k}>')
    q(e,SK+'prefLabel',lit(n)); q(e,SK+'altLabel',lit(names[(i+1)%len(names)])); q(e,SK+'altLabel',lit('a;b|c, "d" [e] \\'))
d=B+'document/nasty-1'
q(d,RDF,f'<{CG}Document>'); q(d,'http://purl.org/dc/terms/title',lit('=1+1 "t"'))
import itertools
for i,n in enumerate(names):
    f=f'{d}/fact/Sentencing-{i:04}'
    for k in ('Fact','Event','JusticeFact','Sentencing'): q(f,RDF,f'<{CG}{k}>')
    q(f,CG+'person',f'<{ids[i]}>'); q(f,CG+'court',f'<{ids[(i+3)%len(ids)]}>'); q(f,CG+'charge',lit(n)); q(f,CG+'charge',lit('two'))
    q(f,CG+'modality',f'<{CG}{["Asserted","Alleged","Planned","Negated"][i%4]}>')
    y=['2021','2021-05','2021-05-06','1066-10-14','2100-12-31'][i%5]; q(f,CG+'date',lit(y,['gYear','gYearMonth','date','date','date'][i%5]))
    q(f,CG+'earliest',lit(['2021-01-01','2021-05-01','2021-05-06','1066-10-14','2100-12-31'][i%5],'date')); q(f,CG+'latest',lit(['2021-12-31','2021-05-31','2021-05-06','1066-10-14','2100-12-31'][i%5],'date'))
    q(f,CG+'term',lit('P2M3D','duration')); q(f,CG+'termMonths',lit('2.1','decimal')); q(f,CG+'agent',f'<{B}place/undescribed>')
    ev=f'{f}/evidence/{i:04}'; q(f,CG+'evidence',f'<{ev}>'); q(ev,RDF,f'<{CG}Evidence>'); q(ev,CG+'document',f'<{d}>')
    q(ev,CG+'quote',lit((n+' said "x" \\ \n')*(20000//(len(n)+13)) if i%7==0 else n+' quote')); q(ev,CG+'section',lit('=Sec "t" <&>'+str(i%3))); q(ev,CG+'confidence',lit('0.9','decimal')); q(ev,CG+'begin',lit('1','integer')); q(ev,CG+'end',lit('9','integer'))
    g=f'{d}/fact/Kinship-{i:04}'
    for k in ('Fact','State','PersonnelFact','Kinship'): q(g,RDF,f'<{CG}{k}>')
    q(g,CG+'person',f'<{ids[i]}>'); q(g,CG+'relative',f'<{ids[(i+1)%len(ids)]}>'); q(g,CG+'relation',lit(n)); q(g,CG+'modality',f'<{CG}Asserted>')
    m=f'{d}/mention/{i:04}'; q(ids[i],CG+'mention',f'<{m}>'); q(m,RDF,f'<{CG}Mention>'); q(m,CG+'quote',lit(n)); q(m,CG+'document',f'<{d}>'); q(m,CG+'begin',lit('3','integer'))
