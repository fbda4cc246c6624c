function e(e,t){var n;let r=`-${t}-`;for(let[t,i=``]of(n=e==null?void 0:e.identifiers)==null?[]:n){let e=i.indexOf(r);if(t===`pbx`&&e>=0)return i.slice(e+r.length)}}function t(e){return e!=null&&e.config_entry_id?{config_entry:e.config_entry_id}:{}}function n(t){let n=new Map;for(let a of Object.values(t)){let t=e(a,`extension`);if(a&&t){var r,i;let e=(r=(i=a.name_by_user)==null?a.name:i)==null?t:r;n.set(t,e.includes(t)?e:`${t} ${e}`)}}return[...n].map(([e,t])=>({value:e,label:t})).sort((e,t)=>e.value.localeCompare(t.value,void 0,{numeric:!0}))}var r={states:{loading:`Loading`,offline:`No connection to Home Assistant. What you see may be out of date.`,no_system:`No phone system yet`,no_system_text:`Add one under Settings, Devices & services, PBX.`,system_gone:`This phone system is not set up`,system_gone_text:`Choose another one in the card's settings.`,error:`The calls could not be read`,error_text:`Home Assistant gave no usable answer.`,retry:`Try again`,not_allowed:`Only administrators see the call log`,not_allowed_text:`An administrator can open it to everybody in the options of the phone system.`,not_ready:`Waiting for the phone systems`,not_ready_text:`Home Assistant is still starting, or the integration is not loaded.`},config:{not_an_object:`The configuration must be a list of options.`,not_a_text:`{option} must be a text. Put numbers in quotation marks.`,not_a_number:`{option} must be a whole number, at least {least}.`,not_a_list:`{option} must be a list.`,not_one_of:`{option} is {value}, but must be one of: {allowed}.`,not_a_switch:`{option} must be true or false.`,not_a_list_of_texts:`{option} must be a list of texts. Put each number in quotation marks.`},editor:{title:`Title`,config_entry:`Phone system`,config_entry_help:`Leave empty for all phone systems.`,mask_numbers:`Numbers of outside callers`,mask_numbers_help:`For displays that visitors can see. Extensions stay visible.`,mask_numbers_options:{none:`Show numbers and names`,partial:`Show the last three digits`,full:`Hide numbers and names`},sections:`Parts to show`,sections_help:`Leave empty for all of them.`,sections_options:{now:`Calls in progress`,history:`History`,to_return:`Calls to return`,statistics:`Statistics`},filters:`Filters of the history that are on at first`,filters_options:{missed:`Missed`,inbound:`Inbound`,outbound:`Outbound`,failed:`Failed`},rows:`Rows`,rows_help:`How many calls of the history, and numbers to return, are seen at first.`,extension:`My extension`,extension_help:`It rings first when you call somebody, then the other side is called. Leave empty to call with the device that shows this card.`,extensions:`Extensions`,extensions_help:`Leave empty for all of them.`,sort:`Order`,sort_options:{number:`By number`,name:`By name`,activity:`Busy ones first`},tap:`When tapped`,tap_options:{details:`Show details`,call:`Call the extension`},hide_unregistered:`Hide phones that are not registered`,hide_trunks:`Hide trunks`,campaign:`Campaign`,campaign_help:`The ID of the only campaign to show. Leave empty for all of them.`,period:`Period shown first`,period_options:{day:`Last 24 hours`,week:`Last 7 days`,month:`Last 30 days`}},call:{unknown_number:`Unknown number`,hidden_number:`Hidden number`,extension:`Extension {number}`,call_back:`Call back`,own_rings:`Your extension {extension} is ringing`,handled:`Returned`,states:{ringing:`Ringing`,in_call:`Talking`,on_hold:`On hold`},answered:{inbound:`Answered`,outbound:`Outbound call, answered`,internal:`Internal call, answered`},outcomes:{answered:`Answered`,voicemail:`Voicemail`,missed:`Missed`,failed:`Failed`,unknown:`Unknown`,ended:`Ended`},details:{outcome:`Outcome`,way:`Way`,number:`Number`,started:`Started`,rang:`Rang for`,talked:`Talked for`,trunk:`Trunk`,reason:`Reason`,campaign:`Campaign`,recording:`Recording`,system:`Phone system`}},call_card:{name:`PBX calls`,description:`Calls in progress, the call log, missed calls to return, and statistics.`,no_live_calls:`No calls right now`,search:`Search names and numbers`,filters:`Filters`,clear_filters:`Clear filters`,no_match:`No call matches`,no_calls:`No calls yet`,no_calls_text:`Every call will be listed here once it has ended.`,nobody_waits:`Nobody waits for a call back`,nobody_waits_text:`Missed calls will be listed here until they are returned.`,show_all:`Show all {count}`,show_fewer:`Show fewer`,missed_calls:{one:`{count} call`,other:`{count} calls`},call_back:`Call back {name}`,tick_off:`Mark {name} as returned`,tick_off_short:`Mark as returned`,ticked_off:`{name} marked as returned`,undo:`Undo`,not_saved:`This could not be saved.`,answer_time:`Average wait`,talk_time:`Talk time`,last_day:`Last 24 hours`,sections:{now:`Calls in progress`,history:`History`,to_return:`To return`,statistics:`Statistics`},chart:`Calls per hour by outcome`},extensions:{card:`PBX extensions`,card_description:`Every extension as a busy lamp: who is free, ringing or on the phone, and with whom.`,summary:`How many extensions are in which state`,presence:{ringing:`Ringing`,alerting:`Calling`,in_call:`In a call`,on_hold:`On hold`,idle:`Free`,unregistered:`Not registered`,unavailable:`Unavailable`},counts:{ringing:{one:`{count} ringing`,other:`{count} ringing`},alerting:{one:`{count} calling`,other:`{count} calling`},in_call:{one:`{count} in a call`,other:`{count} in a call`},on_hold:{one:`{count} on hold`,other:`{count} on hold`},idle:{one:`{count} free`,other:`{count} free`},unregistered:{one:`{count} not registered`,other:`{count} not registered`},unavailable:{one:`{count} unavailable`,other:`{count} unavailable`}},with:`{state}, {party}`,trunks:`Trunks`,trunk_status:{registered:`Registered`,registering:`Registering`,idle:`Idle`,busy:`Busy`,up:`Up`,down:`Down`,failure:`Failure`,disabled:`Disabled`,unavailable:`Unavailable`},unreachable:`{system} cannot be reached.`,none:`No extensions`,none_text:`This phone system has told of none, or none has a device of its own.`,none_chosen:`None of the chosen extensions exists`,none_chosen_text:`Choose others in the card's settings.`},campaign:{card:`PBX campaigns`,card_description:`Success and failure of a contact centre's outbound calls, by reason and over time.`,title:`Campaigns`,name:`Campaign {name}`,all:`All campaigns`,choose:`Campaign`,period:`Period`,periods:{day:`24 h`,week:`7 days`,month:`30 days`},results:`Results`,successes:`Reached`,failures:`Failed`,all_time:`All results so far.`,last_reason:`Last reason of a failure: {reason}`,truncated:{one:`Only the latest result is counted.`,other:`Only the latest {count} results are counted.`},chart:`Results over time`,why_failed:`Why calls failed`,other_reasons:`Other reasons`,no_reason:`No reason given`,nothing_in_period:`No results in this period`,nothing_in_period_text:`Choose a longer one, or wait for the next call.`,none_yet:`No results yet`,none_yet_text:`A campaign appears here with its first result.`,no_centre:`No contact centre`,no_centre_text:`This card shows campaigns, and none of your phone systems has any.`,reasons:{hung_up:`Hung up`,busy:`Busy`,wrong_number:`Number wrong or empty`,powered_off:`Phone switched off`,out_of_service:`Number out of service`,hung_up_early:`Hung up before the answer`,no_resources:`No resources at the contact centre`,no_answer:`No answer`,rejected:`Rejected`,system_error:`Error of the contact centre`,hung_up_waiting:`Hung up while waiting in a queue`,queue_timeout:`Waited too long in a queue`,result_timeout:`No result in time`,no_agent:`No agent available`,no_task:`No task available`,not_attempted:`Not attempted, too many at a time`}},strategy:{title:`Phone systems`,description:`A complete dashboard of all your phone systems: calls, extensions, history and statistics.`,overview:`Overview`,now:`Now`,to_return:`To return`,history:`History`,extensions:`Extensions`,campaigns:`Campaigns`,calls:`Calls`}};function i(e,t){let n=t.split(`
`),r=e=>{let t={};for(let[i,a]of Object.entries(e)){let e=typeof a==`string`?n.shift():r(a);e&&(t[i]=e)}return t};return r(e)}var a={en:r,de:i(r,`Wird geladen
Keine Verbindung zu Home Assistant. Die Anzeige ist vielleicht nicht aktuell.
Noch keine Telefonanlage
Unter Einstellungen, Geräte & Dienste, PBX lässt sich eine hinzufügen.
Diese Telefonanlage ist nicht eingerichtet
In den Einstellungen der Karte eine andere auswählen.
Die Anrufe konnten nicht gelesen werden
Home Assistant gab keine brauchbare Antwort.
Erneut versuchen
Nur Administratoren sehen die Anrufliste
In den Optionen der Telefonanlage kann ein Administrator sie für alle freigeben.
Warten auf die Telefonanlagen
Home Assistant startet noch, oder die Integration ist nicht geladen.
Die Konfiguration muss eine Liste von Optionen sein.
{option} muss ein Text sein. Setze Nummern in Anführungszeichen.
{option} muss eine ganze Zahl sein, mindestens {least}.
{option} muss eine Liste sein.
{option} ist {value}, erlaubt ist nur: {allowed}.
{option} muss true oder false sein.
{option} muss eine Liste von Texten sein. Setze jede Nummer in Anführungszeichen.
Titel
Telefonanlage
Leer lassen für alle Telefonanlagen.
Nummern externer Anrufer
Für Anzeigen, die auch Besucher sehen. Nebenstellen bleiben sichtbar.
Nummern und Namen zeigen
Die letzten drei Ziffern zeigen
Nummern und Namen verbergen
Angezeigte Teile
Leer lassen für alle.
Laufende Anrufe
Verlauf
Rückrufe
Statistik
Anfangs aktive Filter des Verlaufs
Verpasst
Eingehend
Ausgehend
Fehlgeschlagen
Zeilen
Wie viele Anrufe des Verlaufs und wie viele Rückrufe anfangs zu sehen sind.
Meine Nebenstelle
Sie klingelt zuerst, wenn du jemanden anrufst, dann wird die Gegenseite gerufen. Leer lassen, um mit dem Gerät anzurufen, das diese Karte zeigt.
Nebenstellen
Leer lassen für alle.
Reihenfolge
Nach Nummer
Nach Name
Besetzte zuerst
Beim Antippen
Details zeigen
Nebenstelle anrufen
Nicht angemeldete Telefone ausblenden
Amtsleitungen ausblenden
Kampagne
Die ID der einzigen Kampagne, die gezeigt wird. Leer lassen für alle.
Zuerst gezeigter Zeitraum
Letzte 24 Stunden
Letzte 7 Tage
Letzte 30 Tage
Unbekannte Nummer
Verborgene Nummer
Nebenstelle {number}
Zurückrufen
Deine Nebenstelle {extension} klingelt
Zurückgerufen
Klingelt
Im Gespräch
Gehalten
Angenommen
Ausgehender Anruf, angenommen
Interner Anruf, angenommen
Angenommen
Mailbox
Verpasst
Fehlgeschlagen
Unbekannt
Beendet
Ergebnis
Weg
Nummer
Beginn
Klingelte
Gespräch
Leitung
Grund
Kampagne
Aufnahme
Telefonanlage
PBX-Anrufe
Laufende Anrufe, Anrufliste, verpasste Anrufe zum Zurückrufen und Statistik.
Gerade keine Anrufe
Namen und Nummern suchen
Filter
Filter aufheben
Kein passender Anruf
Noch keine Anrufe
Jeder Anruf erscheint hier, sobald er beendet ist.
Niemand wartet auf einen Rückruf
Verpasste Anrufe stehen hier, bis jemand zurückgerufen hat.
Alle {count} zeigen
Weniger zeigen
{count} Anruf
{count} Anrufe
{name} zurückrufen
{name} als zurückgerufen abhaken
Als zurückgerufen abhaken
{name} als zurückgerufen abgehakt
Rückgängig
Das konnte nicht gespeichert werden.
Mittlere Wartezeit
Gesprächszeit
Letzte 24 Stunden
Laufende Anrufe
Verlauf
Rückrufe
Statistik
Anrufe pro Stunde nach Ergebnis
PBX Nebenstellen
Jede Nebenstelle als Besetztlampe: wer frei ist, wo es klingelt und wer mit wem telefoniert.
Wie viele Nebenstellen in welchem Zustand sind
Klingelt
Ruft an
Im Gespräch
Gehalten
Frei
Nicht angemeldet
Nicht verfügbar
{count} klingelt
{count} klingeln
{count} ruft an
{count} rufen an
{count} im Gespräch
{count} im Gespräch
{count} gehalten
{count} gehalten
{count} frei
{count} frei
{count} nicht angemeldet
{count} nicht angemeldet
{count} nicht verfügbar
{count} nicht verfügbar
{state}, {party}
Amtsleitungen
Angemeldet
Meldet sich an
Frei
Besetzt
In Betrieb
Gestört
Fehler
Abgeschaltet
Nicht verfügbar
{system} ist nicht erreichbar.
Keine Nebenstellen
Diese Telefonanlage hat keine gemeldet, oder keine hat ein eigenes Gerät.
Keine der gewählten Nebenstellen gibt es
Wähle andere in den Einstellungen der Karte.
PBX Kampagnen
Erfolg und Misserfolg der ausgehenden Anrufe eines Callcenters, nach Grund und im Lauf der Zeit.
Kampagnen
Kampagne {name}
Alle Kampagnen
Kampagne
Zeitraum
24 Std.
7 Tage
30 Tage
Ergebnisse
Erreicht
Misslungen
Alle Ergebnisse bisher.
Letzter Grund eines Misserfolgs: {reason}
Nur das neueste Ergebnis ist gezählt.
Nur die neuesten {count} Ergebnisse sind gezählt.
Ergebnisse im Lauf der Zeit
Warum Anrufe misslangen
Andere Gründe
Kein Grund genannt
Keine Ergebnisse in diesem Zeitraum
Wähle einen längeren oder warte auf den nächsten Anruf.
Noch keine Ergebnisse
Eine Kampagne erscheint hier mit ihrem ersten Ergebnis.
Kein Callcenter
Diese Karte zeigt Kampagnen, und keine deiner Telefonanlagen hat welche.
Aufgelegt
Besetzt
Nummer falsch oder leer
Telefon ausgeschaltet
Nummer nicht in Betrieb
Vor dem Annehmen aufgelegt
Callcenter ausgelastet
Keine Antwort
Abgelehnt
Fehler des Callcenters
In der Warteschlange aufgelegt
Zu lange in der Warteschlange
Kein Ergebnis innerhalb der Frist
Niemand im Callcenter frei
Keine Aufgabe verfügbar
Nicht versucht, zu viele gleichzeitig
Telefonanlagen
Ein vollständiges Dashboard aller Telefonanlagen: Anrufe, Nebenstellen, Verlauf und Statistik.
Übersicht
Jetzt
Zurückzurufen
Verlauf
Nebenstellen
Kampagnen
Anrufe`),fr:i(r,`Chargement
Aucune connexion à Home Assistant. L’affichage n’est peut-être plus à jour.
Pas encore de système téléphonique
Ajoutez-en un sous Paramètres, Appareils et services, PBX.
Ce système téléphonique n’est pas configuré
Choisissez-en un autre dans les paramètres de la carte.
Impossible de lire les appels
Home Assistant n’a pas donné de réponse utilisable.
Réessayer
Seuls les administrateurs voient le journal d’appels
Un administrateur peut l’ouvrir à tous dans les options du système téléphonique.
En attente des systèmes téléphoniques
Home Assistant démarre encore, ou l’intégration n’est pas chargée.
La configuration doit être une liste d’options.
{option} doit être un texte. Mettez les numéros entre guillemets.
{option} doit être un nombre entier, au moins {least}.
{option} doit être une liste.
{option} vaut {value}, mais doit être parmi : {allowed}.
{option} doit être true ou false.
{option} doit être une liste de textes. Mettez chaque numéro entre guillemets.
Titre
Système téléphonique
Laissez vide pour tous les systèmes.
Numéros des correspondants externes
Pour les écrans que des visiteurs peuvent voir. Les postes restent visibles.
Afficher numéros et noms
Afficher les trois derniers chiffres
Masquer numéros et noms
Parties affichées
Laissez vide pour toutes.
Appels en cours
Historique
Appels à rendre
Statistiques
Filtres de l’historique actifs au départ
Manqués
Entrants
Sortants
Échoués
Lignes
Combien d’appels de l’historique et de numéros à rappeler sont visibles au départ.
Mon poste
Il sonne en premier quand vous appelez quelqu’un, puis le correspondant est appelé. Laissez vide pour appeler avec l’appareil qui affiche cette carte.
Postes
Laissez vide pour les afficher tous.
Ordre
Par numéro
Par nom
Postes occupés d’abord
Au toucher
Afficher les détails
Appeler le poste
Masquer les téléphones non enregistrés
Masquer les lignes extérieures
Campagne
L’identifiant de la seule campagne à afficher. Laissez vide pour les afficher toutes.
Période affichée en premier
Dernières 24 heures
7 derniers jours
30 derniers jours
Numéro inconnu
Numéro masqué
Poste {number}
Rappeler
Votre poste {extension} sonne
Rappelé
Sonne
En ligne
En attente
Répondu
Appel sortant, répondu
Appel interne, répondu
Répondu
Messagerie
Manqué
Échoué
Inconnu
Terminé
Résultat
Parcours
Numéro
Début
Sonnerie
Conversation
Ligne
Raison
Campagne
Enregistrement
Système téléphonique
Appels PBX
Appels en cours, journal d’appels, appels manqués à rendre et statistiques.
Aucun appel en ce moment
Rechercher noms et numéros
Filtres
Effacer les filtres
Aucun appel ne correspond
Pas encore d’appels
Chaque appel apparaîtra ici dès qu’il sera terminé.
Personne n’attend de rappel
Les appels manqués restent ici jusqu’à ce qu’ils soient rendus.
Tout afficher ({count})
Afficher moins
{count} appel
{count} appels
Rappeler {name}
Marquer {name} comme rappelé
Marquer comme rappelé
{name} marqué comme rappelé
Annuler
Impossible d’enregistrer.
Attente moyenne
Conversation
Dernières 24 heures
Appels en cours
Historique
À rappeler
Statistiques
Appels par heure selon le résultat
PBX postes
Chaque poste comme un voyant : qui est libre, où ça sonne, et qui parle avec qui.
Nombre de postes dans chaque état
Sonne
Appelle
En communication
En attente
Libre
Non enregistré
Indisponible
{count} sonne
{count} sonnent
{count} appelle
{count} appellent
{count} en communication
{count} en communication
{count} en attente
{count} en attente
{count} libre
{count} libres
{count} non enregistré
{count} non enregistrés
{count} indisponible
{count} indisponibles
{state}, {party}
Lignes extérieures
Enregistrée
En cours d’enregistrement
Libre
Occupée
En service
Hors service
En panne
Désactivée
Indisponible
{system} est injoignable.
Aucun poste
Ce système téléphonique n’en a annoncé aucun, ou aucun n’a son propre appareil.
Aucun des postes choisis n’existe
Choisissez-en d’autres dans les réglages de la carte.
PBX campagnes
Réussites et échecs des appels sortants d’un centre de contact, par motif et dans le temps.
Campagnes
Campagne {name}
Toutes les campagnes
Campagne
Période
24 h
7 jours
30 jours
Résultats
Joints
Échecs
Tous les résultats à ce jour.
Dernier motif d’échec : {reason}
Seul le dernier résultat est compté.
Seuls les {count} derniers résultats sont comptés.
Résultats dans le temps
Motifs d’échec
Autres motifs
Aucun motif indiqué
Aucun résultat sur cette période
Choisissez-en une plus longue, ou attendez le prochain appel.
Pas encore de résultats
Une campagne apparaît ici avec son premier résultat.
Aucun centre de contact
Cette carte montre des campagnes, et aucun de vos systèmes téléphoniques n’en a.
Raccroché
Occupé
Numéro erroné ou vide
Téléphone éteint
Numéro hors service
Raccroché avant la réponse
Centre de contact saturé
Pas de réponse
Refusé
Erreur du centre de contact
Raccroché dans la file d’attente
Trop longtemps dans la file d’attente
Pas de résultat à temps
Aucun agent disponible
Aucune tâche disponible
Non tenté, trop d’appels à la fois
Systèmes téléphoniques
Un tableau de bord complet de tous vos systèmes téléphoniques : appels, postes, historique et statistiques.
Aperçu
En ce moment
À rappeler
Historique
Postes
Campagnes
Appels`),"zh-Hans":i(r,`正在加载
与 Home Assistant 的连接已断开，显示内容可能不是最新。
还没有电话系统
请在“设置”>“设备与服务”> PBX 中添加。
此电话系统未设置
请在卡片设置中选择其他系统。
无法读取通话
Home Assistant 未给出可用的应答。
重试
只有管理员可以查看通话记录
管理员可以在电话系统的选项中向所有人开放。
正在等待电话系统
Home Assistant 仍在启动，或集成尚未加载。
配置必须是选项列表。
{option} 必须是文本。请给号码加上引号。
{option} 必须是不小于 {least} 的整数。
{option} 必须是列表。
{option} 为 {value}，但必须是以下之一：{allowed}。
{option} 必须是 true 或 false。
{option} 必须是文本列表。请给每个号码加上引号。
标题
电话系统
留空表示所有电话系统。
外部来电号码
适用于访客可见的显示屏。分机始终显示。
显示号码和姓名
显示末三位
隐藏号码和姓名
显示的部分
留空表示全部。
进行中的通话
历史
待回电
统计
历史默认启用的筛选
未接
呼入
呼出
失败
行数
一开始显示多少条历史通话和待回电号码。
我的分机
拨打电话时该分机先响铃，接起后再呼叫对方。留空则用显示此卡片的设备拨打。
分机
留空则显示全部。
排序
按号码
按姓名
忙碌的在前
点按时
显示详情
呼叫该分机
隐藏未注册的话机
隐藏中继
外呼活动
只显示一个活动时填写其 ID。留空则显示全部。
首先显示的时段
最近 24 小时
最近 7 天
最近 30 天
未知号码
隐藏号码
分机 {number}
回电
您的分机 {extension} 正在响铃
已回电
响铃中
通话中
保持中
已接听
呼出，已接听
内部通话，已接听
已接听
语音信箱
未接
失败
未知
已结束
结果
路径
号码
开始
响铃时长
通话时长
中继
原因
外呼活动
录音
电话系统
PBX 通话
进行中的通话、通话记录、待回电的未接来电和统计。
当前没有通话
搜索姓名和号码
筛选
清除筛选
没有符合的通话
还没有通话
通话结束后会显示在这里。
没有人等待回电
未接来电会保留在这里，直到回电。
显示全部 {count} 个
收起

{count} 次来电
回电给 {name}
将 {name} 标记为已回电
标记为已回电
{name} 已标记为已回电
撤销
无法保存。
平均等待
通话时长
最近 24 小时
进行中的通话
历史
待回电
统计
每小时通话数（按结果）
PBX 分机
每部分机一盏忙灯：谁空闲、谁在响铃、谁在与谁通话。
各状态的分机数量
响铃中
呼出中
通话中
保持中
空闲
未注册
不可用

{count} 响铃

{count} 呼出

{count} 通话

{count} 保持

{count} 空闲

{count} 未注册

{count} 不可用
{state}，{party}
中继
已注册
注册中
空闲
占用
正常
断开
故障
已停用
不可用
无法连接 {system}。
没有分机
该电话系统没有报告分机，或没有分机拥有自己的设备。
所选分机都不存在
请在卡片设置中选择其他分机。
PBX 外呼活动
联络中心外呼的成功与失败，按原因和时间展示。
外呼活动
活动 {name}
全部活动
外呼活动
时段
24 小时
7 天
30 天
结果
接通
失败
迄今为止的全部结果。
最近一次失败原因：{reason}

仅统计最近 {count} 个结果。
结果随时间的变化
失败原因
其他原因
未说明原因
该时段没有结果
请选择更长的时段，或等待下一个呼叫。
还没有结果
活动有了第一个结果后会显示在这里。
没有联络中心
此卡片显示外呼活动，而您的电话系统都没有。
对方挂断
对方忙
号码错误或为空
对方关机
对方停机
接听前挂断
系统资源不足
无人接听
被拒接
系统错误
排队时挂断
排队超时
等待结果超时
无可用座席
无可用任务
未呼出，并发过多
电话系统
所有电话系统的完整仪表盘：通话、分机、历史与统计。
总览
当前
待回电
历史
分机
外呼活动
通话`)},o=new Set([`zh`,`zh-CN`,`zh-SG`]);function s(e){var t;if(o.has(e))return`zh-Hans`;if(e in a)return e;let n=(t=e.split(`-`,1)[0])==null?``:t;return n in a?n:`en`}function c(e,t){return t.split(`.`).reduce((e,t)=>typeof e==`object`?e[t]:void 0,e)}function l(e){let t=s(e),n=`PluralRules`in Intl?new Intl.PluralRules(t):void 0,i=e=>{var t;return(t=n==null?void 0:n.select(e))==null?e===1?`one`:`other`:t},o=new Intl.NumberFormat(e);return(e,n={})=>{var s,l;let u=(s=c(a[t],e))==null?c(r,e):s;if(typeof u==`object`){var d;u=(d=u[i(Number(n.count))])==null?u.other:d}return String((l=u)==null?e:l).replace(/\{(\w+)\}/g,(e,t)=>{let r=n[t];return typeof r==`number`?o.format(r):r==null?e:r})}}var u=[`none`,`partial`,`full`],d=6,f=`•••`;function p(e,t){let n=e.replace(/\D/g,``).length;return t===`none`||n<d?e:t===`full`?f:`${f} ${e.slice(-3)}`}function m(e,t){return t===`full`?null:e}function h(){var e;return(e=document.querySelector(`home-assistant`))==null?void 0:e.hass}function g(){var e,t;return l((e=(t=h())==null?void 0:t.locale.language)==null?document.documentElement.lang||`en`:e)}function _(e,t,n={}){var r;let i=g();return{name:e,selector:{select:{multiple:(r=n.multiple)!=null&&r,mode:n.multiple?`list`:`dropdown`,options:t.map(t=>({value:t,label:i(`editor.${e}_options.${t}`)}))}}}}function ee(e,t={}){var r,i,a;return{name:e,selector:{select:{multiple:(r=t.multiple)!=null&&r,mode:`dropdown`,custom_value:!0,options:n((i=(a=h())==null?void 0:a.devices)==null?{}:i)}}}}function v(){return[{name:`title`,selector:{text:{}}},{name:`config_entry`,selector:{config_entry:{integration:`pbx`}}},_(`mask_numbers`,u)]}function y(e,t){let n=e=>{let t=g()(e);return t===e?void 0:t};return{schema:e,computeLabel:e=>n(`editor.${e.name}`),computeHelper:e=>n(`editor.${e.name}_help`),assertConfig:t}}function b(e,t={}){throw Error(g()(e,t))}function x(e){(typeof e!=`object`||!e||Array.isArray(e))&&b(`config.not_an_object`);let t=e;for(let e of[`title`,`config_entry`])S(e,t[e]);C(`mask_numbers`,t.mask_numbers,u)}function S(e,t){t!==void 0&&typeof t!=`string`&&b(`config.not_a_text`,{option:e})}function C(e,t,n){t!==void 0&&!n.includes(t)&&b(`config.not_one_of`,{option:e,allowed:n.join(`, `),value:String(t)})}function w(e,t,n){if(t!==void 0){Array.isArray(t)||b(`config.not_a_list`,{option:e});for(let r of t)C(e,r,n)}}var te=`https://github.com/pbx-for-home-assistant/pbx`;function ne(e,{name:t,description:n,...r}){var i;customElements.get(r.type)||(customElements.define(r.type,e),window.customCards=(i=window.customCards)==null?[]:i,window.customCards.push({...r,preview:!0,documentationURL:te,get name(){return g()(t)},get description(){return g()(n)}}))}var re=globalThis,ie=re.ShadowRoot&&(re.ShadyCSS===void 0||re.ShadyCSS.nativeShadow)&&`adoptedStyleSheets`in Document.prototype&&`replace`in CSSStyleSheet.prototype,ae=Symbol(),oe=new WeakMap,se=class{constructor(e,t,n){if(this._$cssResult$=!0,n!==ae)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(ie&&e===void 0){let n=t!==void 0&&t.length===1;n&&(e=oe.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),n&&oe.set(t,e))}return e}toString(){return this.cssText}},ce=e=>new se(typeof e==`string`?e:e+``,void 0,ae),T=(e,...t)=>new se(e.length===1?e[0]:t.reduce((t,n,r)=>t+(e=>{if(!0===e._$cssResult$)return e.cssText;if(typeof e==`number`)return e;throw Error(`Value passed to 'css' function must be a 'css' function result: `+e+`. Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.`)})(n)+e[r+1],e[0]),e,ae),le=(e,t)=>{if(ie)e.adoptedStyleSheets=t.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(let n of t){let t=document.createElement(`style`),r=re.litNonce;r!==void 0&&t.setAttribute(`nonce`,r),t.textContent=n.cssText,e.appendChild(t)}},ue=ie?e=>e:e=>e instanceof CSSStyleSheet?(e=>{let t=``;for(let n of e.cssRules)t+=n.cssText;return ce(t)})(e):e,de,fe,{is:pe,defineProperty:me,getOwnPropertyDescriptor:he,getOwnPropertyNames:ge,getOwnPropertySymbols:_e,getPrototypeOf:ve}=Object,ye=globalThis,be=ye.trustedTypes,xe=be?be.emptyScript:``,Se=ye.reactiveElementPolyfillSupport,Ce=(e,t)=>e,we={toAttribute(e,t){switch(t){case Boolean:e=e?xe:null;break;case Object:case Array:e=e==null?e:JSON.stringify(e)}return e},fromAttribute(e,t){let n=e;switch(t){case Boolean:n=e!==null;break;case Number:n=e===null?null:Number(e);break;case Object:case Array:try{n=JSON.parse(e)}catch(e){n=null}}return n}},Te=(e,t)=>!pe(e,t),Ee={attribute:!0,type:String,converter:we,reflect:!1,useDefault:!1,hasChanged:Te};(de=Symbol).metadata!=null||(de.metadata=Symbol(`metadata`)),ye.litPropertyMetadata!=null||(ye.litPropertyMetadata=new WeakMap);var E=class extends HTMLElement{static addInitializer(e){var t;this._$Ei(),((t=this.l)==null?this.l=[]:t).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=Ee){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let n=Symbol(),r=this.getPropertyDescriptor(e,n,t);r!==void 0&&me(this.prototype,e,r)}}static getPropertyDescriptor(e,t,n){var r;let{get:i,set:a}=(r=he(this.prototype,e))==null?{get(){return this[t]},set(e){this[t]=e}}:r;return{get:i,set(t){let r=i==null?void 0:i.call(this);a==null||a.call(this,t),this.requestUpdate(e,r,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){var t;return(t=this.elementProperties.get(e))==null?Ee:t}static _$Ei(){if(this.hasOwnProperty(Ce(`elementProperties`)))return;let e=ve(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(Ce(`finalized`)))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(Ce(`properties`))){let e=this.properties,t=[...ge(e),..._e(e)];for(let n of t)this.createProperty(n,e[n])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[e,n]of t)this.elementProperties.set(e,n)}this._$Eh=new Map;for(let[e,t]of this.elementProperties){let n=this._$Eu(e,t);n!==void 0&&this._$Eh.set(n,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let e of n)t.unshift(ue(e))}else e!==void 0&&t.push(ue(e));return t}static _$Eu(e,t){let n=t.attribute;return!1===n?void 0:typeof n==`string`?n:typeof e==`string`?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){var e;this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),(e=this.constructor.l)==null||e.forEach(e=>e(this))}addController(e){var t,n;((t=this._$EO)==null?this._$EO=new Set:t).add(e),this.renderRoot!==void 0&&this.isConnected&&((n=e.hostConnected)==null||n.call(e))}removeController(e){var t;(t=this._$EO)==null||t.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let n of t.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){var e;let t=(e=this.shadowRoot)==null?this.attachShadow(this.constructor.shadowRootOptions):e;return le(t,this.constructor.elementStyles),t}connectedCallback(){var e;this.renderRoot!=null||(this.renderRoot=this.createRenderRoot()),this.enableUpdating(!0),(e=this._$EO)==null||e.forEach(e=>{var t;return(t=e.hostConnected)==null?void 0:t.call(e)})}enableUpdating(e){}disconnectedCallback(){var e;(e=this._$EO)==null||e.forEach(e=>{var t;return(t=e.hostDisconnected)==null?void 0:t.call(e)})}attributeChangedCallback(e,t,n){this._$AK(e,n)}_$ET(e,t){let n=this.constructor.elementProperties.get(e),r=this.constructor._$Eu(e,n);if(r!==void 0&&!0===n.reflect){var i;let a=(((i=n.converter)==null?void 0:i.toAttribute)===void 0?we:n.converter).toAttribute(t,n.type);this._$Em=e,a==null?this.removeAttribute(r):this.setAttribute(r,a),this._$Em=null}}_$AK(e,t){let n=this.constructor,r=n._$Eh.get(e);if(r!==void 0&&this._$Em!==r){var i,a,o;let e=n.getPropertyOptions(r),s=typeof e.converter==`function`?{fromAttribute:e.converter}:((i=e.converter)==null?void 0:i.fromAttribute)===void 0?we:e.converter;this._$Em=r;let c=s.fromAttribute(t,e.type);this[r]=(a=c==null?(o=this._$Ej)==null?void 0:o.get(r):c)==null?c:a,this._$Em=null}}requestUpdate(e,t,n,r=!1,i){if(e!==void 0){var a,o;let s=this.constructor;if(!1===r&&(i=this[e]),n!=null||(n=s.getPropertyOptions(e)),!(((a=n.hasChanged)==null?Te:a)(i,t)||n.useDefault&&n.reflect&&i===((o=this._$Ej)==null?void 0:o.get(e))&&!this.hasAttribute(s._$Eu(e,n))))return;this.C(e,t,n)}!1===this.isUpdatePending&&(this._$ES=this._$EP())}C(e,t,{useDefault:n,reflect:r,wrapped:i},a){var o,s,c;n&&!((o=this._$Ej)==null?this._$Ej=new Map:o).has(e)&&(this._$Ej.set(e,(s=a==null?t:a)==null?this[e]:s),!0!==i||a!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(t=void 0),this._$AL.set(e,t)),!0===r&&this._$Em!==e&&((c=this._$Eq)==null?this._$Eq=new Set:c).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot!=null||(this.renderRoot=this.createRenderRoot()),this._$Ep){for(let[e,t]of this._$Ep)this[e]=t;this._$Ep=void 0}let e=this.constructor.elementProperties;if(e.size>0)for(let[t,n]of e){let{wrapped:e}=n,r=this[t];!0!==e||this._$AL.has(t)||r===void 0||this.C(t,void 0,n,r)}}let e=!1,t=this._$AL;try{var n;e=this.shouldUpdate(t),e?(this.willUpdate(t),(n=this._$EO)==null||n.forEach(e=>{var t;return(t=e.hostUpdate)==null?void 0:t.call(e)}),this.update(t)):this._$EM()}catch(t){throw e=!1,this._$EM(),t}e&&this._$AE(t)}willUpdate(e){}_$AE(e){var t;(t=this._$EO)==null||t.forEach(e=>{var t;return(t=e.hostUpdated)==null?void 0:t.call(e)}),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&(this._$Eq=this._$Eq.forEach(e=>this._$ET(e,this[e]))),this._$EM()}updated(e){}firstUpdated(e){}};E.elementStyles=[],E.shadowRootOptions={mode:`open`},E[Ce(`elementProperties`)]=new Map,E[Ce(`finalized`)]=new Map,Se==null||Se({ReactiveElement:E}),((fe=ye.reactiveElementVersions)==null?ye.reactiveElementVersions=[]:fe).push(`2.1.2`);var De,Oe=globalThis,ke=e=>e,Ae=Oe.trustedTypes,je=Ae?Ae.createPolicy(`lit-html`,{createHTML:e=>e}):void 0,Me=`$lit$`,D=`lit$${Math.random().toFixed(9).slice(2)}$`,Ne=`?`+D,Pe=`<${Ne}>`,O=document,Fe=()=>O.createComment(``),Ie=e=>e===null||typeof e!=`object`&&typeof e!=`function`,Le=Array.isArray,Re=e=>Le(e)||typeof(e==null?void 0:e[Symbol.iterator])==`function`,ze=`[ 	
\f\r]`,Be=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Ve=/-->/g,He=/>/g,k=RegExp(`>|${ze}(?:([^\\s"'>=/]+)(${ze}*=${ze}*(?:[^ \t\n\f\r"'\`<>=]|("|')|))|$)`,`g`),Ue=/'/g,We=/"/g,Ge=/^(?:script|style|textarea|title)$/i,A=(e=>(t,...n)=>({_$litType$:e,strings:t,values:n}))(1),j=Symbol.for(`lit-noChange`),M=Symbol.for(`lit-nothing`),Ke=new WeakMap,N=O.createTreeWalker(O,129);function qe(e,t){if(!Le(e)||!e.hasOwnProperty(`raw`))throw Error(`invalid template strings array`);return je===void 0?t:je.createHTML(t)}var Je=(e,t)=>{let n=e.length-1,r=[],i,a=t===2?`<svg>`:t===3?`<math>`:``,o=Be;for(let t=0;t<n;t++){var s;let n=e[t],c,l,u=-1,d=0;for(;d<n.length&&(o.lastIndex=d,l=o.exec(n),l!==null);)d=o.lastIndex,o===Be?l[1]===`!--`?o=Ve:l[1]===void 0?l[2]===void 0?l[3]!==void 0&&(o=k):(Ge.test(l[2])&&(i=RegExp(`</`+l[2],`g`)),o=k):o=He:o===k?l[0]===`>`?(o=(s=i)==null?Be:s,u=-1):l[1]===void 0?u=-2:(u=o.lastIndex-l[2].length,c=l[1],o=l[3]===void 0?k:l[3]===`"`?We:Ue):o===We||o===Ue?o=k:o===Ve||o===He?o=Be:(o=k,i=void 0);let f=o===k&&e[t+1].startsWith(`/>`)?` `:``;a+=o===Be?n+Pe:u>=0?(r.push(c),n.slice(0,u)+Me+n.slice(u)+D+f):n+D+(u===-2?t:f)}return[qe(e,a+(e[n]||`<?>`)+(t===2?`</svg>`:t===3?`</math>`:``)),r]},Ye=class e{constructor({strings:t,_$litType$:n},r){let i;this.parts=[];let a=0,o=0,s=t.length-1,c=this.parts,[l,u]=Je(t,n);if(this.el=e.createElement(l,r),N.currentNode=this.el.content,n===2||n===3){let e=this.el.content.firstChild;e.replaceWith(...e.childNodes)}for(;(i=N.nextNode())!==null&&c.length<s;){if(i.nodeType===1){if(i.hasAttributes())for(let e of i.getAttributeNames())if(e.endsWith(Me)){let t=u[o++],n=i.getAttribute(e).split(D),r=/([.?@])?(.*)/.exec(t);c.push({type:1,index:a,name:r[2],strings:n,ctor:r[1]===`.`?$e:r[1]===`?`?et:r[1]===`@`?tt:Qe}),i.removeAttribute(e)}else e.startsWith(D)&&(c.push({type:6,index:a}),i.removeAttribute(e));if(Ge.test(i.tagName)){let e=i.textContent.split(D),t=e.length-1;if(t>0){i.textContent=Ae?Ae.emptyScript:``;for(let n=0;n<t;n++)i.append(e[n],Fe()),N.nextNode(),c.push({type:2,index:++a});i.append(e[t],Fe())}}}else if(i.nodeType===8){if(i.data===Ne)c.push({type:2,index:a});else{let e=-1;for(;(e=i.data.indexOf(D,e+1))!==-1;)c.push({type:7,index:a}),e+=D.length-1}}a++}}static createElement(e,t){let n=O.createElement(`template`);return n.innerHTML=e,n}};function P(e,t,n=e,r){var i,a,o;if(t===j)return t;let s=r===void 0?n._$Cl:(i=n._$Co)==null?void 0:i[r],c=Ie(t)?void 0:t._$litDirective$;return(s==null?void 0:s.constructor)!==c&&(s==null||(a=s._$AO)==null||a.call(s,!1),c===void 0?s=void 0:(s=new c(e),s._$AT(e,n,r)),r===void 0?n._$Cl=s:((o=n._$Co)==null?n._$Co=[]:o)[r]=s),s!==void 0&&(t=P(e,s._$AS(e,t.values),s,r)),t}var Xe=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){var t;let{el:{content:n},parts:r}=this._$AD,i=((t=e==null?void 0:e.creationScope)==null?O:t).importNode(n,!0);N.currentNode=i;let a=N.nextNode(),o=0,s=0,c=r[0];for(;c!==void 0;){if(o===c.index){let t;c.type===2?t=new Ze(a,a.nextSibling,this,e):c.type===1?t=new c.ctor(a,c.name,c.strings,this,e):c.type===6&&(t=new nt(a,this,e)),this._$AV.push(t),c=r[++s]}o!==(c==null?void 0:c.index)&&(a=N.nextNode(),o++)}return N.currentNode=O,i}p(e){let t=0;for(let n of this._$AV)n!==void 0&&(n.strings===void 0?n._$AI(e[t]):(n._$AI(e,n,t),t+=n.strings.length-2)),t++}},Ze=class e{get _$AU(){var e,t;return(e=(t=this._$AM)==null?void 0:t._$AU)==null?this._$Cv:e}constructor(e,t,n,r){var i;this.type=2,this._$AH=M,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=r,this._$Cv=(i=r==null?void 0:r.isConnected)==null||i}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&(e==null?void 0:e.nodeType)===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=P(this,e,t),Ie(e)?e===M||e==null||e===``?(this._$AH!==M&&this._$AR(),this._$AH=M):e!==this._$AH&&e!==j&&this._(e):e._$litType$===void 0?e.nodeType===void 0?Re(e)?this.k(e):this._(e):this.T(e):this.$(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==M&&Ie(this._$AH)?this._$AA.nextSibling.data=e:this.T(O.createTextNode(e)),this._$AH=e}$(e){var t;let{values:n,_$litType$:r}=e,i=typeof r==`number`?this._$AC(e):(r.el===void 0&&(r.el=Ye.createElement(qe(r.h,r.h[0]),this.options)),r);if(((t=this._$AH)==null?void 0:t._$AD)===i)this._$AH.p(n);else{let e=new Xe(i,this),t=e.u(this.options);e.p(n),this.T(t),this._$AH=e}}_$AC(e){let t=Ke.get(e.strings);return t===void 0&&Ke.set(e.strings,t=new Ye(e)),t}k(t){Le(this._$AH)||(this._$AH=[],this._$AR());let n=this._$AH,r,i=0;for(let a of t)i===n.length?n.push(r=new e(this.O(Fe()),this.O(Fe()),this,this.options)):r=n[i],r._$AI(a),i++;i<n.length&&(this._$AR(r&&r._$AB.nextSibling,i),n.length=i)}_$AR(e=this._$AA.nextSibling,t){var n;for((n=this._$AP)==null||n.call(this,!1,!0,t);e!==this._$AB;){let t=ke(e).nextSibling;ke(e).remove(),e=t}}setConnected(e){var t;this._$AM===void 0&&(this._$Cv=e,(t=this._$AP)==null||t.call(this,e))}},Qe=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,r,i){this.type=1,this._$AH=M,this._$AN=void 0,this.element=e,this.name=t,this._$AM=r,this.options=i,n.length>2||n[0]!==``||n[1]!==``?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=M}_$AI(e,t=this,n,r){let i=this.strings,a=!1;if(i===void 0)e=P(this,e,t,0),a=!Ie(e)||e!==this._$AH&&e!==j,a&&(this._$AH=e);else{var o;let r=e,s,c;for(e=i[0],s=0;s<i.length-1;s++)c=P(this,r[n+s],t,s),c===j&&(c=this._$AH[s]),a||(a=!Ie(c)||c!==this._$AH[s]),c===M?e=M:e!==M&&(e+=((o=c)==null?``:o)+i[s+1]),this._$AH[s]=c}a&&!r&&this.j(e)}j(e){e===M?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e==null?``:e)}},$e=class extends Qe{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===M?void 0:e}},et=class extends Qe{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==M)}},tt=class extends Qe{constructor(e,t,n,r,i){super(e,t,n,r,i),this.type=5}_$AI(e,t=this){var n;if((e=(n=P(this,e,t,0))==null?M:n)===j)return;let r=this._$AH,i=e===M&&r!==M||e.capture!==r.capture||e.once!==r.once||e.passive!==r.passive,a=e!==M&&(r===M||i);i&&this.element.removeEventListener(this.name,this,r),a&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){var t,n;typeof this._$AH==`function`?this._$AH.call((t=(n=this.options)==null?void 0:n.host)==null?this.element:t,e):this._$AH.handleEvent(e)}},nt=class{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){P(this,e)}},rt={M:Me,P:D,A:Ne,C:1,L:Je,R:Xe,D:Re,V:P,I:Ze,H:Qe,N:et,U:tt,B:$e,F:nt},it=Oe.litHtmlPolyfillSupport;it==null||it(Ye,Ze),((De=Oe.litHtmlVersions)==null?Oe.litHtmlVersions=[]:De).push(`3.3.3`);var at=(e,t,n)=>{var r;let i=(r=n==null?void 0:n.renderBefore)==null?t:r,a=i._$litPart$;if(a===void 0){var o;let e=(o=n==null?void 0:n.renderBefore)==null?null:o;i._$litPart$=a=new Ze(t.insertBefore(Fe(),e),e,void 0,n==null?{}:n)}return a._$AI(e),a},ot,st,ct=globalThis,F=class extends E{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){var e;let t=super.createRenderRoot();return(e=this.renderOptions).renderBefore!=null||(e.renderBefore=t.firstChild),t}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=at(t,this.renderRoot,this.renderOptions)}connectedCallback(){var e;super.connectedCallback(),(e=this._$Do)==null||e.setConnected(!0)}disconnectedCallback(){var e;super.disconnectedCallback(),(e=this._$Do)==null||e.setConnected(!1)}render(){return j}};F._$litElement$=!0,F.finalized=!0,(ot=ct.litElementHydrateSupport)==null||ot.call(ct,{LitElement:F});var lt=ct.litElementPolyfillSupport;lt==null||lt({LitElement:F}),((st=ct.litElementVersions)==null?ct.litElementVersions=[]:st).push(`4.2.2`);var ut={attribute:!0,type:String,converter:we,reflect:!1,hasChanged:Te},dt=(e=ut,t,n)=>{let{kind:r,metadata:i}=n,a=globalThis.litPropertyMetadata.get(i);if(a===void 0&&globalThis.litPropertyMetadata.set(i,a=new Map),r===`setter`&&((e=Object.create(e)).wrapped=!0),a.set(n.name,e),r===`accessor`){let{name:r}=n;return{set(n){let i=t.get.call(this);t.set.call(this,n),this.requestUpdate(r,i,e,!0,n)},init(t){return t!==void 0&&this.C(r,void 0,e,t),t}}}if(r===`setter`){let{name:r}=n;return function(n){let i=this[r];t.call(this,n),this.requestUpdate(r,i,e,!0,n)}}throw Error(`Unsupported decorator location: `+r)};function I(e){return(t,n)=>typeof n==`object`?dt(e,t,n):((e,t,n)=>{let r=t.hasOwnProperty(n);return t.constructor.createProperty(n,e),r?Object.getOwnPropertyDescriptor(t,n):void 0})(e,t,n)}function L(e){return I({...e,state:!0,attribute:!1})}var ft=(e,t,n)=>(n.configurable=!0,n.enumerable=!0,Reflect.decorate&&typeof t!=`object`&&Object.defineProperty(e,t,n),n);function pt(e,t){return(n,r,i)=>{let a=t=>{var n,r;return(n=(r=t.renderRoot)==null?void 0:r.querySelector(e))==null?null:n};if(t){let{get:e,set:t}=typeof r==`object`?n:i==null?(()=>{let e=Symbol();return{get(){return this[e]},set(t){this[e]=t}}})():i;return ft(n,r,{get(){let n=e.call(this);return n===void 0&&(n=a(this),(n!==null||this.hasUpdated)&&t.call(this,n)),n}})}return ft(n,r,{get(){return a(this)}})}}function R(e){return`${e.config_entry_id} ${e.call_id}`}var mt=3;function ht(e){var t;let n=(t=e==null?void 0:e.code)==null?e:t;return n===`unauthorized`?`not_allowed`:n===`unknown_command`||n===`not_found`?`not_ready`:n===mt?`offline`:`error`}async function gt(e){return(await _t(e)).systems}function _t(e){return e.callWS({type:`pbx/systems`})}function vt(e,t,n={}){let{cursor:r,limit:i}=n;return e.callWS({type:`pbx/calls/list`,...t,...r?{cursor:r}:{},...i?{limit:i}:{}})}function yt(e,t,n){return e.connection.subscribeMessage(e=>n(e.calls),{type:`pbx/calls/subscribe`,config_entry_id:t},{resubscribe:!1})}async function bt(e,t){return(await e.callWS({type:`pbx/calls/to_return`,...t?{config_entry_id:t}:{}})).numbers}async function xt(e,{config_entry_id:t,number:n},r){return(await e.callWS({type:`pbx/calls/handled`,config_entry_id:t,number:n,handled:r})).calls}async function St(e,t,n){return(await e.callWS({type:`pbx/calls/hours`,start:t.start.toISOString(),end:t.end.toISOString(),...n?{config_entry_id:n}:{}})).hours}var Ct=[1,2,5,10,30],wt=new WeakMap;function Tt(e){let t=wt.get(e.connection);return t||(t=new Et(e),wt.set(e.connection,t)),t}var Et=class{constructor(e){this.hass=e,this.systems=null,this.failure=null,this.calls=new Map,this._23=new Set,this._2f=new Map,this._2c=0,this._24=()=>{this._2f.clear(),this._2c=0,this.load()},this._25=()=>{this._2f.clear(),this._2a(`offline`)}}listen(e){return this._23.add(e),this._23.size===1&&(this.hass.connection.addEventListener(`ready`,this._24),this.hass.connection.addEventListener(`disconnected`,this._25),this.load()),()=>{this._23.delete(e),this._23.size===0&&this._26()}}registryIs(e){this._27!==void 0&&this._27!==e&&this._28(1),this._27=e}async load(){clearTimeout(this._29);try{let{systems:e,is_starting:t}=await _t(this.hass);if(t&&!e.length){this._2a(`not_ready`);return}this.systems=e,this.failure=null,t?this._2b():this._2c=0}catch(e){this._2a(ht(e));return}this._2d(this.systems.filter(e=>e.may_read_log).map(e=>e.config_entry_id)),this._2e([])}_2d(e){for(let[t,n]of this._2f)e.includes(t)||(this._2f.delete(t),this._2g(t),n.then(e=>e()).catch(()=>void 0));for(let t of e)!this._2f.has(t)&&this._23.size&&this._2f.set(t,this._2h(t))}_2h(e){let t=!0,n=yt(this.hass,e,n=>{t&&(this._2g(e),t=!1),this._2i(n)});return n.catch(t=>{this._2f.get(e)===n&&(this._2f.delete(e),this._2a(ht(t)))}),n}_2i(e){for(let t of e){for(let e of t.ids)this.calls.delete(R({...t,call_id:e}));t.state!==`ended`&&this.calls.set(R(t),t)}this._2e(e)}_2g(e){for(let[t,n]of this.calls)n.config_entry_id===e&&this.calls.delete(t)}_2a(e){this.failure=e,e!==`offline`&&e!==`not_allowed`&&this._2b(),this._2e([])}_2b(){var e;this._28((e=Ct[Math.min(this._2c++,Ct.length-1)])==null?1:e)}_28(e){clearTimeout(this._29),this._23.size&&(this._29=setTimeout(()=>void this.load(),e*1e3))}_2e(e){for(let t of[...this._23])t(e)}_26(){clearTimeout(this._29),this.hass.connection.removeEventListener(`ready`,this._24),this.hass.connection.removeEventListener(`disconnected`,this._25),this._2d([])}},Dt=`M4,1C2.89,1 2,1.89 2,3V7C2,8.11 2.89,9 4,9H1V11H13V9H10C11.11,9 12,8.11 12,7V3C12,1.89 11.11,1 10,1H4M4,3H10V7H4V3M14,13C12.89,13 12,13.89 12,15V19C12,20.11 12.89,21 14,21H11V23H23V21H20C21.11,21 22,20.11 22,19V15C22,13.89 21.11,13 20,13H14M3.88,13.46L2.46,14.88L4.59,17L2.46,19.12L3.88,20.54L6,18.41L8.12,20.54L9.54,19.12L7.41,17L9.54,14.88L8.12,13.46L6,15.59L3.88,13.46M14,15H20V19H14V15Z`;function Ot(e){return e===`M4,1C2.89,1 2,1.89 2,3V7C2,8.11 2.89,9 4,9H1V11H13V9H10C11.11,9 12,8.11 12,7V3C12,1.89 11.11,1 10,1H4M4,3H10V7H4V3M14,13C12.89,13 12,13.89 12,15V19C12,20.11 12.89,21 14,21H11V23H23V21H20C21.11,21 22,20.11 22,19V15C22,13.89 21.11,13 20,13H14M3.88,13.46L2.46,14.88L4.59,17L2.46,19.12L3.88,20.54L6,18.41L8.12,20.54L9.54,19.12L7.41,17L9.54,14.88L8.12,13.46L6,15.59L3.88,13.46M14,15H20V19H14V15Z`?A`<ha-svg-icon .path=${e} aria-hidden="true"></ha-svg-icon>`:A`<ha-icon icon=${e} aria-hidden="true"></ha-icon>`}function z({icon:e,title:t,text:n,tone:r=`neutral`,action:i}){return A`<div class="notice ${r}" role=${r===`bad`?`alert`:`status`}>
<span class="notice-icon">${Ot(e)}</span>
<span class="notice-title">${t}</span>
${n?A`<span class="notice-text">${n}</span>`:M}
${i?A`<button type="button" class="text-button" @click=${i.run}>${i.label}</button>`:M}
</div>`}function kt(e,t=3){return A`<div class="skeleton" role="status" aria-label=${e}>
${Array.from({length:t},()=>A`<div class="skeleton-row" aria-hidden="true">
<i class="skeleton-icon"></i>
<span><i class="skeleton-line"></i><i class="skeleton-line short"></i></span>
</div>`)}
</div>`}function At(e,t){return A`<div class="strip" role="status">${Ot(e)}<span>${t}</span></div>`}var jt=T`
:host{--pbx-text:var(--primary-text-color,#141414);--pbx-text-2:var(--secondary-text-color,#5e5e5e);--pbx-line:var(--divider-color,rgba(0,0,0,0.12));--pbx-primary:var(--primary-color,#009ac7);--pbx-card:var(--ha-card-background,var(--card-background-color,#fff));--pbx-ringing:var(--warning-color,#ffa600);--pbx-talking:var(--success-color,#43a047);--pbx-held:var(--deep-purple-color,#6e41ab);--pbx-missed:var(--error-color,#db4437);--pbx-failed:var(--warning-color,#ffa600);--pbx-voicemail:var(--info-color,#039be5);--pbx-idle:var(--disabled-color,#bdbdbd);--pbx-gap:16px;--pbx-radius:12px;display:block;height:100%;}*{box-sizing:border-box;}button,input{font:inherit;color:inherit;}button{cursor:pointer;background:none;border:0;padding:0;text-align:start;-webkit-tap-highlight-color:transparent;}[aria-disabled="true"]{cursor:default;}button[aria-busy="true"]{opacity:0.5;}:focus-visible{outline:2px solid var(--pbx-primary);outline-offset:2px;}.hidden-text{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap;}.numbers{font-variant-numeric:tabular-nums;}`,Mt=T`
ha-card{display:flex;flex-direction:column;height:100%;overflow:hidden;color:var(--pbx-text);container:pbx-card / inline-size;}.header{display:flex;align-items:center;gap:8px;padding:12px var(--pbx-gap) 8px;min-height:48px;}.header h2{flex:1;min-width:0;margin:0;font-size:16px;font-weight:500;line-height:24px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;}.strip{display:flex;align-items:center;gap:8px;margin:0 var(--pbx-gap) 8px;padding:8px 12px;border-radius:8px;font-size:13px;line-height:18px;background:color-mix(in srgb,var(--pbx-failed) 14%,transparent);--mdc-icon-size:18px;}ha-card > .strip:first-child{margin-block-start:12px;}.strip > :first-child{flex:none;}`,Nt=T`
.text-button{min-height:36px;padding:0 12px;border-radius:18px;font-size:14px;font-weight:500;color:color-mix(in srgb,var(--pbx-primary) 65%,var(--pbx-text));}.text-button:hover{background:color-mix(in srgb,var(--pbx-primary) 10%,transparent);}.notice{display:flex;flex-direction:column;align-items:center;justify-content:center;gap:4px;padding:24px;text-align:center;--pbx-tone:var(--pbx-text-2);}.notice.good{--pbx-tone:var(--pbx-talking);}.notice.bad{--pbx-tone:var(--pbx-missed);}.notice-icon{display:grid;place-items:center;width:48px;height:48px;margin-bottom:8px;border-radius:50%;color:var(--pbx-tone);background:color-mix(in srgb,var(--pbx-tone) 12%,transparent);}.notice-title{font-size:14px;font-weight:500;line-height:20px;}.notice-text{max-width:40ch;font-size:13px;line-height:18px;color:var(--pbx-text-2);text-wrap:balance;}.skeleton-row{display:flex;align-items:center;gap:12px;padding:8px var(--pbx-gap);height:56px;}.skeleton-row > span{flex:1;}.skeleton i{display:block;background:var(--pbx-line);animation:pbx-pulse 1.6s ease-in-out infinite;}.skeleton .skeleton-icon{width:36px;height:36px;border-radius:50%;}.skeleton-line{width:60%;height:10px;margin:4px 0;border-radius:5px;}.skeleton-line.short{width:35%;}@keyframes pbx-pulse{50%{opacity:0.4;}}@media (prefers-reduced-motion:reduce){.skeleton i{animation:none;}}`;function B(e,t,n,r){var i=arguments.length,a=i<3?t:r===null?r=Object.getOwnPropertyDescriptor(t,n):r,o;if(typeof Reflect==`object`&&typeof Reflect.decorate==`function`)a=Reflect.decorate(e,t,n,r);else for(var s=e.length-1;s>=0;s--)(o=e[s])&&(a=(i<3?o(a):i>3?o(t,n,a):o(t,n))||a);return i>3&&a&&Object.defineProperty(t,n,a),a}var Pt,Ft=[`connection`,`connected`,`locale`,`language`,`themes`,`user`],V=class extends F{constructor(...e){super(...e),this.preview=!1,this.t=l(`en`)}setConfig(e){this.config=this.parse(e)}getCardSize(){return 6}getGridOptions(){return{columns:12,rows:`auto`,min_columns:6}}watched(e){return[]}callsChanged(e){}get systems(){var e,t,n,r;let i=(e=this.config)==null?void 0:e.config_entry,a=(t=(n=this.store)==null?void 0:n.systems)==null?null:t;return i?(r=a==null?void 0:a.filter(e=>e.config_entry_id===i))==null?null:r:a}disconnectedCallback(){var e;super.disconnectedCallback(),(e=this._1w)==null||e.call(this),this._1w=void 0}connectedCallback(){super.connectedCallback(),this.requestUpdate()}shouldUpdate(e){var t,n;let r=e.get(`hass`),i=this.hass;return!r||!i||e.size>1||((t=this.store)==null||t.registryIs(i.entities),Ft.some(e=>r[e]!==i[e])||this.watched((n=this.systems)==null?[]:n).some(e=>e!==null&&r.states[e]!==i.states[e]))}willUpdate(e){if(!this.hass)return;let t=e.get(`hass`);e.has(`hass`)&&(t==null?void 0:t.locale.language)!==this.hass.locale.language&&(this.t=l(this.hass.locale.language));let n=Tt(this.hass);if(n!==this.store){var r;(r=this._1w)==null||r.call(this),this._1w=void 0,this.store=n}n.registryIs(this.hass.entities),!this._1w&&this.isConnected&&(this._1w=n.listen(e=>{this.callsChanged(e),this.requestUpdate()}))}render(){return!this.config||!this.hass?M:A`<ha-card> ${this.renderHeader()} ${this._1x()} ${this._1y()} </ha-card>`}renderHeader(){var e;return(e=this.config)!=null&&e.title?A`<div class="header">
<h2><bdi>${this.config.title}</bdi></h2>
</div>`:M}_1x(){var e;let t=(e=this.store)==null?void 0:e.failure;return!this.systems||t!==`offline`&&t!==`not_ready`?M:At(Dt,this.t(`states.${t}`))}_1y(){var e,t;let{t:n}=this,r=this.systems;if(r!=null&&r.length)return this.renderContent(r);let i=(e=this.store)==null?void 0:e.failure;return r&&(t=this.config)!=null&&t.config_entry?z({icon:`mdi:phone-off`,title:n(`states.system_gone`),text:n(`states.system_gone_text`),tone:`bad`}):r?z({icon:`mdi:deskphone`,title:n(`states.no_system`),text:n(`states.no_system_text`)}):i===`error`?z({icon:`mdi:alert-circle-outline`,title:n(`states.error`),text:n(`states.error_text`),tone:`bad`,action:{label:n(`states.retry`),run:()=>{var e;(e=this.store)==null||e.load()}}}):i===`not_ready`?z({icon:`mdi:timer-sand`,title:n(`states.not_ready`),text:n(`states.not_ready_text`)}):i===`offline`?z({icon:Dt,title:n(`states.offline`)}):kt(n(`states.loading`))}};Pt=V,Pt.styles=[jt,Mt,Nt],B([I({attribute:!1})],V.prototype,`hass`,void 0),B([I({attribute:!1})],V.prototype,`preview`,void 0),B([I({attribute:!1})],V.prototype,`layout`,void 0),B([L()],V.prototype,`config`,void 0);var It=`dial`;function Lt(e){S(`extension`,e.extension)}function Rt(){return ee(`extension`)}function zt(e,t){return t&&e!=null&&e.may_read_log&&e.features.includes(It)&&e.extensions.some(({number:e})=>e===t)?t:null}var Bt=[`missed`,`inbound`,`outbound`,`failed`],Vt={missed:`mdi:phone-missed`,inbound:`mdi:phone-incoming`,outbound:`mdi:phone-outgoing`,failed:`mdi:phone-cancel`},Ht={missed:`missed`,failed:`failed`},Ut={inbound:`inbound`,outbound:`outbound`};function Wt(e,t,n){let r=[...e].flatMap(e=>{var t;return(t=Ht[e])==null?[]:t}),i=[...e].flatMap(e=>{var t;return(t=Ut[e])==null?[]:t}),a=t.trim();return{...n?{config_entry_id:n}:{},...r.length?{outcome:r}:{},...i.length?{direction:i}:{},...a?{text:a}:{}}}var Gt=`pbx-call-card`,Kt=[`now`,`history`,`to_return`,`statistics`],qt={now:1,history:5,to_return:3,statistics:5},Jt=3,Yt=50;function Xt(e){x(e),Lt(e);let{sections:t,filters:n,rows:r}=e;w(`sections`,t,Kt),w(`filters`,n,Bt),r!==void 0&&!(Number.isInteger(r)&&Number(r)>=Jt)&&b(`config.not_a_number`,{option:`rows`,least:String(Jt)})}function Zt(){return y([...v(),Rt(),_(`sections`,Kt,{multiple:!0}),_(`filters`,Bt,{multiple:!0}),{name:`rows`,selector:{number:{min:Jt,max:Yt,mode:`box`}}}],Xt)}function Qt(e,t,n){return{t,mask:n,extensions:new Map(e==null?void 0:e.extensions.map(({number:e,name:t})=>[e,t]))}}function H(e,t,n=null){let{t:r,mask:i,extensions:a}=e;if(!t){var o;return{label:(o=m(n,i))==null?r(`call.unknown_number`):o,number:null,dial:null,inside:!1}}let s=a.get(t);if(s!==void 0){let e=s==null?n:s;return{label:e==null?r(`call.extension`,{number:t}):e,number:e?t:null,dial:t,inside:!0}}let c=p(t,i),l=i===`none`&&/\d/.test(t)?t:null,u=m(n,i),d=i===`full`&&c!==t?r(`call.hidden_number`):c;return{label:u==null?d:u,number:u?c:null,dial:l,inside:!1}}function $t(e){return`tel:${e.replace(/[^\d+*#]/g,``)}`}var en={ringing:[`mdi:phone-ring`,`ringing`],in_call:[`mdi:phone-in-talk`,`talking`],on_hold:[`mdi:phone-paused`,`held`]},tn={voicemail:[`mdi:voicemail`,`voicemail`],missed:[`mdi:phone-missed`,`missed`],failed:[`mdi:phone-cancel`,`failed`],unknown:[`mdi:phone-hangup`,`idle`]},nn={inbound:`mdi:phone-incoming`,outbound:`mdi:phone-outgoing`,internal:`mdi:deskphone`};function rn(e,t){var n,r,i;let a=en[e.state];if(a)return{icon:a[0],tone:a[1],label:t(`call.states.${e.state}`)};if(e.outcome===`answered`){var o,s;let n=(o=e.direction)==null?`inbound`:o;return{icon:(s=nn[n])==null?`mdi:phone`:s,tone:`talking`,label:t(`call.answered.${n}`)}}let[c,l]=(n=tn[(r=e.outcome)==null?`unknown`:r])==null?[`mdi:phone-hangup`,`idle`]:n;return{icon:c,tone:l,label:t(`call.outcomes.${(i=e.outcome)==null?`ended`:i}`)}}function U(e,t=0){return A`<bdi>${e.label}</bdi>${t?A`<bdi class="others">+${t}</bdi>`:M}`}function an(e){return e.map((e,t)=>{var n;return A`${t?on(`mdi:chevron-right`):M}<span
class="station ${e.kind}"
title=${(n=e.number)==null?M:n}
>${U(e,e.others)}</span
>`})}function on(e){return A`<ha-icon class="arrow" icon=${e} aria-hidden="true"></ha-icon>`}var sn=T`
.station{min-width:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;}.station.called{color:var(--pbx-text);}.others{margin-inline-start:4px;padding:0 6px;border-radius:8px;font-size:11px;line-height:16px;background:color-mix(in srgb,var(--pbx-text) 8%,transparent);}.arrow{flex:none;--mdc-icon-size:16px;opacity:0.7;}.arrow:dir(rtl){transform:scaleX(-1);}`,cn=new Set([`ringing`,`alerting`,`in_call`,`on_hold`]),ln=new Set([`unknown`,`unavailable`,``]);function un(e,t){return t.flatMap(t=>t.extensions.flatMap(n=>{var r;let i=pn(e,n.state_entity),a=(r=pn(e,n.connected_number_entity))==null?``:r;return i&&cn.has(i)?[{system:t,extension:n,state:i,number:ln.has(a)?null:a}]:[]}))}function dn(e){return e.flatMap(e=>e.extensions.flatMap(e=>[e.state_entity,e.connected_number_entity]))}function fn({system:e,extension:t,state:n,number:r},i,a){let o=Qt(e,i,a),s=H(o,t.number,t.name),c=r?H(o,r):null,l=rn({state:n===`alerting`?`ringing`:n,outcome:null,direction:null},i);return A`<div class="row tone-${l.tone}" role="listitem">
<span class="badge"><ha-icon icon=${l.icon} aria-hidden="true"></ha-icon></span>
<span class="lines">
<span class="first"><span class="cut">${U(s)}</span></span>
${c?A`<span class="second"><span class="cut">${U(c)}</span></span>`:M}
</span>
<span class="end">${l.label}</span>
</div>`}function pn(e,t){var n;return t?(n=e.states[t])==null?void 0:n.state:void 0}var mn={ArrowRight:1,ArrowLeft:-1};function hn(e){let t=e.currentTarget,n=mn[e.key],r=[...t.querySelectorAll(`[role=tab]`)],i=r.findIndex(e=>e.getAttribute(`aria-selected`)===`true`);if(n&&i>=0){let a=r[(i+(getComputedStyle(t).direction===`rtl`?-n:n)+r.length)%r.length];a==null||a.click(),a==null||a.focus(),e.preventDefault()}}var gn=T`
.row{display:flex;align-items:center;gap:12px;width:100%;min-height:56px;padding:8px var(--pbx-gap);}.badge{flex:none;display:grid;place-items:center;width:36px;height:36px;border-radius:50%;color:color-mix(in srgb,var(--pbx-tone) 75%,var(--pbx-text));background:color-mix(in srgb,var(--pbx-tone) 14%,transparent);--mdc-icon-size:20px;}.tone-ringing{--pbx-tone:var(--pbx-ringing);}.tone-talking{--pbx-tone:var(--pbx-talking);}.tone-held{--pbx-tone:var(--pbx-held);}.tone-missed{--pbx-tone:var(--pbx-missed);}.tone-failed{--pbx-tone:var(--pbx-failed);}.tone-voicemail{--pbx-tone:var(--pbx-voicemail);}.tone-idle{--pbx-tone:var(--pbx-text-2);}.lines{flex:1;min-width:0;}.first,.second{display:flex;align-items:center;min-width:0;}.first{gap:8px;font-size:14px;font-weight:500;line-height:20px;}.second{gap:6px;font-size:12px;line-height:18px;color:var(--pbx-text-2);}.way{display:flex;flex-wrap:wrap;align-items:center;gap:0 4px;}.cut{min-width:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;}.end{flex:none;text-align:end;font-size:12px;line-height:18px;color:var(--pbx-text-2);font-variant-numeric:tabular-nums;}.tag{flex:none;padding:0 6px;border-radius:8px;font-size:11px;font-weight:400;line-height:16px;color:var(--pbx-text-2);background:color-mix(in srgb,var(--pbx-text) 7%,transparent);}`,_n=[gn,T`
.now{flex:0 1 auto;min-height:48px;overflow-y:auto;}.header + .now,.strip + .now{padding-block-start:0;}.tabs{flex:none;display:flex;gap:4px;padding:0 var(--pbx-gap);border-block:1px solid var(--pbx-line);overflow-x:auto;scrollbar-width:none;}.tabs:first-child{border-block-start:0;}[role="tab"]{position:relative;flex:1 0 auto;display:inline-flex;align-items:center;justify-content:center;gap:8px;min-height:44px;padding:0 8px;font-size:13px;font-weight:500;white-space:nowrap;color:var(--pbx-text-2);--mdc-icon-size:18px;}[role="tab"]:hover{color:var(--pbx-text);}[role="tab"]:focus-visible{outline-offset:-2px;border-radius:8px;}[role="tab"][aria-selected="true"]{color:color-mix(in srgb,var(--pbx-primary) 55%,var(--pbx-text));}[role="tab"][aria-selected="true"]::after{content:"";position:absolute;inset-inline:8px;inset-block-end:0;height:3px;border-radius:3px 3px 0 0;background:var(--pbx-primary);}.count{min-width:20px;padding:0 6px;border-radius:10px;font-size:12px;line-height:20px;text-align:center;color:var(--pbx-text);background:color-mix(in srgb,var(--pbx-missed) 20%,transparent);}.panel{min-height:0;overflow-y:auto;}.panel:focus-visible{outline-offset:-2px;}.panel[hidden]{display:none;}.fill{flex:1 1 auto;display:flex;flex-direction:column;overflow:hidden;}.fill > *{flex:1 1 auto;}.columns{flex:1;display:grid;grid-template-columns:minmax(0,5fr) minmax(0,6fr);min-height:0;}.column{min-height:0;overflow-y:auto;}.column + .column{border-inline-start:1px solid var(--pbx-line);}.column.fill{overflow:hidden;}.column > .panel{border-block-start:1px solid var(--pbx-line);overflow:visible;}.column > .panel > h3{margin:0;padding:12px var(--pbx-gap) 4px;font-size:13px;font-weight:500;line-height:20px;color:var(--pbx-text-2);}@container pbx-card (max-width:400px){[role="tab"] ha-icon{display:none;}}`];function vn(e){return typeof e==`object`?e.key:e}function yn(e,t){let n=e.length;return new Proxy(e,{get(e,r,i){if(typeof r==`string`){let i=r.charCodeAt(0);if(i>=48&&i<=57){let i=+r;if(Number.isInteger(i)&&i>=0&&i<n){let n=e[i];if(typeof n!=`object`){let r=t[i*2];n=e[i]={index:i,key:n,start:r,size:t[i*2+1],end:r+t[i*2+1],lane:0}}return n}}if(r===`length`)return n}return Reflect.get(e,r,i)}})}function W(e,t,n){var r;let i=(r=n.initialDeps)==null?[]:r,a,o=!0;function s(){let r=e();return(r.length!==i.length||r.some((e,t)=>i[t]!==e))&&(i=r,a=t(...r),n!=null&&n.onChange&&!(o&&n.skipInitialOnChange)&&n.onChange(a),o=!1),a}return s.updateDeps=e=>{i=e},s}function bn(e,t){if(e===void 0)throw Error(`Unexpected undefined${t?`: ${t}`:``}`);return e}var xn=(e,t)=>Math.abs(e-t)<1.01,Sn=(e,t,n)=>{let r;return Object.assign(function(...i){e.clearTimeout(r),r=e.setTimeout(()=>t.apply(this,i),n)},{cancel:()=>{e.clearTimeout(r)}})},Cn,wn=()=>{if(Cn!==void 0)return Cn;if(typeof navigator>`u`)return Cn=!1;if(/iP(hone|od|ad)/.test(navigator.userAgent))return Cn=!0;let e=navigator.maxTouchPoints;return Cn=navigator.platform===`MacIntel`&&e!==void 0&&e>0},Tn=e=>{let{offsetWidth:t,offsetHeight:n}=e;return{width:t,height:n}},En=e=>e,Dn=e=>{let t=Math.max(e.startIndex-e.overscan,0),n=Math.min(e.endIndex+e.overscan,e.count-1)-t+1,r=Array(n);for(let e=0;e<n;e++)r[e]=t+e;return r},On=(e,t)=>{let n=e.scrollElement;if(!n)return;let r=e.targetWindow;if(!r)return;let i=e=>{let{width:n,height:r}=e;t({width:Math.round(n),height:Math.round(r)})};if(i(Tn(n)),!r.ResizeObserver)return()=>{};let a=new r.ResizeObserver(t=>{let r=()=>{let e=t[0];if(e!=null&&e.borderBoxSize){let t=e.borderBoxSize[0];if(t){i({width:t.inlineSize,height:t.blockSize});return}}i(Tn(n))};e.options.useAnimationFrameWithResizeObserver?requestAnimationFrame(r):r()});return a.observe(n,{box:`border-box`}),()=>{a.unobserve(n)}},kn={passive:!0},An=typeof window>`u`||`onscrollend`in window,jn=(e,t,n)=>{let r=e.scrollElement;if(!r)return;let i=e.targetWindow;if(!i)return;let a=e.options.useScrollendEvent&&An,o=0,s=a?null:Sn(i,()=>t(n(r),!1),e.options.isScrollingResetDelay),c=e=>()=>{o=n(r),s==null||s(),t(o,e)},l=c(!0),u=c(!1);return r.addEventListener(`scroll`,l,kn),a&&r.addEventListener(`scrollend`,u,kn),()=>{r.removeEventListener(`scroll`,l),a&&r.removeEventListener(`scrollend`,u),s==null||s.cancel()}},Mn=(e,t)=>jn(e,t,t=>{let{horizontal:n,isRtl:r}=e.options;return n?t.scrollLeft*(r&&-1||1):t.scrollTop}),Nn=(e,t,n)=>{if(n.options.useCachedMeasurements){var r;let t=n.indexFromElement(e),i=n.options.getItemKey(t);return(r=n.itemSizeCache.get(i))==null?n.options.estimateSize(t):r}if(t!=null&&t.borderBoxSize){let e=t.borderBoxSize[0];if(e)return Math.round(e[n.options.horizontal?`inlineSize`:`blockSize`])}if(!t){let t=n.indexFromElement(e),r=n.options.getItemKey(t),i=n.itemSizeCache.get(r);if(i!==void 0)return i}return e[n.options.horizontal?`offsetWidth`:`offsetHeight`]},Pn=(e,{adjustments:t=0,behavior:n},r)=>{var i,a;(a=(i=r.scrollElement)==null?void 0:i.scrollTo)==null||a.call(i,{[r.options.horizontal?`left`:`top`]:e+t,behavior:n})};function Fn(e,t,n,r){if(t===0)return!1;let i=r(0),a=new Set,o=0;for(;o<e;){let e=n(o);if(e===i)break;a.add(e),o++}let s=e-o;if(s===0||s>=t)return!1;for(let e=0;e<s;e++)if(r(e)!==n(o+e))return!1;for(let e=s;e<t;e++)if(a.has(r(e)))return!1;return!0}var In=class{constructor(e){this.unsubs=[],this.scrollElement=null,this.targetWindow=null,this.isScrolling=!1,this.scrollState=null,this.measurementsCache=[],this._singleLaneMeasurements=null,this.itemSizeCache=new Map,this.itemSizeCacheVersion=0,this.laneAssignments=new Map,this.pendingMin=null,this.prevLanes=void 0,this.lanesChangedFlag=!1,this.lanesSettling=!1,this.pendingScrollAnchor=null,this.scrollRect=null,this.scrollOffset=null,this.scrollDirection=null,this.scrollAdjustments=0,this._iosDeferredAdjustment=0,this._iosTouching=!1,this._iosJustTouchEnded=!1,this._iosTouchEndTimerId=null,this._intendedScrollOffset=null,this._clampedAdjustment=null,this.elementsCache=new Map,this.now=()=>{var e,t,n,r;return(e=(r=(n=(t=this.targetWindow)==null?void 0:t.performance)==null?void 0:n.now)==null?void 0:r.call(n))==null?Date.now():e},this.observer=(()=>{let e=null,t=()=>e||(!this.targetWindow||!this.targetWindow.ResizeObserver?null:e=new this.targetWindow.ResizeObserver(e=>{e.forEach(e=>{let t=()=>{let t=e.target,n=this.indexFromElement(t);if(t.isConnected)this.isIndexInRange(n)&&this.shouldMeasureDuringScroll(n)&&this.resizeItem(n,this.options.measureElement(t,e,this));else{this.observer.unobserve(t);for(let[e,n]of this.elementsCache)if(n===t){this.elementsCache.delete(e);break}}};this.options.useAnimationFrameWithResizeObserver?requestAnimationFrame(t):t()})}));return{disconnect:()=>{var n;(n=t())==null||n.disconnect(),e=null},observe:e=>{var n;return(n=t())==null?void 0:n.observe(e,{box:`border-box`})},unobserve:e=>{var n;return(n=t())==null?void 0:n.unobserve(e)}}})(),this.range=null,this.setOptions=e=>{var t;let n={debug:!1,initialOffset:0,overscan:1,paddingStart:0,paddingEnd:0,scrollPaddingStart:0,scrollPaddingEnd:0,horizontal:!1,getItemKey:En,rangeExtractor:Dn,onChange:()=>{},measureElement:Nn,initialRect:{width:0,height:0},scrollMargin:0,gap:0,indexAttribute:`data-index`,initialMeasurementsCache:[],lanes:1,anchorTo:`start`,followOnAppend:!1,scrollEndThreshold:1,isScrollingResetDelay:150,enabled:!0,isRtl:!1,useScrollendEvent:!1,useAnimationFrameWithResizeObserver:!1,laneAssignmentMode:`estimate`,useCachedMeasurements:!1};for(let t in e){let r=e[t];r!==void 0&&(n[t]=r)}let r=this.options,i=null,a=null,o=!1;if(r!==void 0&&r.enabled&&n.enabled&&n.anchorTo===`end`&&this.scrollElement!==null){var s;let e=r.count,l=n.count,u=this.getMeasurements(),d=(s=(t=this._singleLaneMeasurements)==null?void 0:t.items)==null?u:s,f=e=>vn(d[e]),p=e>0?f(0):null,m=e>0?f(e-1):null;if(l!==e||e>0&&l>0&&(n.getItemKey(0)!==p||n.getItemKey(l-1)!==m)){var c;o=!0;let t=e>0?(c=this.getVirtualItemForOffset(this.getScrollOffset()))==null?u[0]:c:null;t&&(i=[t.key,this.getScrollOffset()-t.start]);let s=n.followOnAppend===!0?`auto`:n.followOnAppend||null;s&&l>0&&this.isAtEnd(r.scrollEndThreshold)&&(e===0||n.getItemKey(l-1)!==m)&&(l>e||Fn(e,l,f,n.getItemKey))&&(a=s)}}this.options=n,o&&(this.pendingMin=0,this.itemSizeCacheVersion++);let l=!1,u=0;if(i&&this.scrollOffset!==null){let[e,t]=i,n=this.getMeasurements(),{count:r,getItemKey:o}=this.options,s=0;for(;s<r&&o(s)!==e;)s++;if(s<r){let e=n[s];if(e){let n=Math.max(0,e.start+t);!a&&n!==this.scrollOffset&&(u=n-this.scrollOffset,this.scrollOffset=n,l=!0)}}}(l||a)&&(this.pendingScrollAnchor=[l?i[0]:null,l?i[1]:0,a,u])},this.notify=e=>{var t,n;(n=(t=this.options).onChange)==null||n.call(t,this,e)},this.maybeNotify=W(()=>(this.calculateRange(),[this.isScrolling,this.range?this.range.startIndex:null,this.range?this.range.endIndex:null]),e=>{this.notify(e)},{key:!1,debug:()=>this.options.debug,initialDeps:[this.isScrolling,this.range?this.range.startIndex:null,this.range?this.range.endIndex:null]}),this.cleanup=()=>{this.unsubs.filter(Boolean).forEach(e=>e()),this.unsubs=[],this.observer.disconnect(),this.rafId!=null&&this.targetWindow&&(this.targetWindow.cancelAnimationFrame(this.rafId),this.rafId=null),this.scrollState=null,this.isScrolling=!1,this.scrollDirection=null,this._iosDeferredAdjustment=0,this._iosTouching=!1,this._iosJustTouchEnded=!1,this._clampedAdjustment=null,this.scrollElement=null,this.targetWindow=null},this._didMount=()=>()=>{this.cleanup()},this._willUpdate=()=>{var e,t;let n=this.options.enabled?this.options.getScrollElement():null;if(this.scrollElement!==n){if(this.cleanup(),!n){this.maybeNotify();return}if(this.scrollElement=n,this.scrollElement&&`ownerDocument`in this.scrollElement)this.targetWindow=this.scrollElement.ownerDocument.defaultView;else{var r;this.targetWindow=(r=(e=this.scrollElement)==null?void 0:e.window)==null?null:r}if(this.elementsCache.forEach(e=>{this.observer.observe(e)}),this.unsubs.push(this.options.observeElementRect(this,e=>{this.scrollRect=e,this.maybeNotify()})),this.unsubs.push(this.options.observeElementOffset(this,(e,t)=>{if(t&&this._intendedScrollOffset===null&&e===this.scrollOffset)return;this._intendedScrollOffset!==null&&Math.abs(e-this._intendedScrollOffset)<1.5&&(e=this._intendedScrollOffset),this._intendedScrollOffset=null,this._clampedAdjustment!==null&&Math.abs(e-this._clampedAdjustment.maxAtWrite)>=1.5&&(this._clampedAdjustment=null),this.scrollAdjustments=0;let n=this.getScrollOffset();this.scrollDirection=t?n===e?this.scrollDirection:n<e?`forward`:`backward`:null,this.scrollOffset=e,this.isScrolling=t,this._flushIosDeferredIfReady(),this.scrollState&&this.scheduleScrollReconcile(),this.maybeNotify()})),`addEventListener`in this.scrollElement){let e=this.scrollElement,t=()=>{this._iosTouching=!0,this._iosJustTouchEnded=!1,this._iosTouchEndTimerId!==null&&this.targetWindow!=null&&(this.targetWindow.clearTimeout(this._iosTouchEndTimerId),this._iosTouchEndTimerId=null)},n=()=>{this._iosTouching=!1,wn()&&this.targetWindow!=null&&(this._iosJustTouchEnded=!0,this._iosTouchEndTimerId=this.targetWindow.setTimeout(()=>{this._iosJustTouchEnded=!1,this._iosTouchEndTimerId=null,this._flushIosDeferredIfReady()},150))};e.addEventListener(`touchstart`,t,kn),e.addEventListener(`touchend`,n,kn),this.unsubs.push(()=>{e.removeEventListener(`touchstart`,t),e.removeEventListener(`touchend`,n),this._iosTouchEndTimerId!==null&&this.targetWindow!=null&&(this.targetWindow.clearTimeout(this._iosTouchEndTimerId),this._iosTouchEndTimerId=null)})}this._scrollToOffset(this.getScrollOffset(),{adjustments:void 0,behavior:void 0})}let i=this.pendingScrollAnchor;if(this.pendingScrollAnchor=null,i&&this.scrollElement&&this.options.enabled){let[e,n,r,a]=i;e!==null&&!r&&(wn()&&(this.isScrolling||this._iosTouching||this._iosJustTouchEnded)?a!==0&&(this._iosDeferredAdjustment+=a):((t=this.scrollState)==null?void 0:t.behavior)===`smooth`&&!xn(this.getScrollOffset()-a,this.scrollState.lastTargetOffset)||this._scrollToOffset(this.getScrollOffset(),{adjustments:void 0,behavior:void 0})),r&&this.scrollToEnd({behavior:r})}this._retryClampedAdjustment()},this._retryClampedAdjustment=()=>{if(this._clampedAdjustment===null||!this.scrollElement||!this.options.enabled)return;let{target:e,maxAtWrite:t}=this._clampedAdjustment,n=this.getMaxScrollOffset();n>t+.5&&(this._clampedAdjustment=e>n+.5?{target:e,maxAtWrite:n}:null,this._scrollToOffset(e,{adjustments:void 0,behavior:void 0}))},this._flushIosDeferredIfReady=()=>{if(this._iosDeferredAdjustment===0||this.isScrolling||this._iosTouching||this._iosJustTouchEnded)return;let e=this.getScrollOffset(),t=this.getMaxScrollOffset();if(e<0||e>t)return;if(this._iosDeferredAdjustment<0&&e>=t-1){this._iosDeferredAdjustment=0;return}let n=this._iosDeferredAdjustment;this._iosDeferredAdjustment=0,this._scrollToOffset(e,{adjustments:this.scrollAdjustments+=n,behavior:void 0})},this.rafId=null,this.getSize=()=>{var e;return this.options.enabled?(this.scrollRect=(e=this.scrollRect)==null?this.options.initialRect:e,this.scrollRect[this.options.horizontal?`width`:`height`]):(this.scrollRect=null,0)},this.getScrollOffset=()=>{var e;return this.options.enabled?(this.scrollOffset=(e=this.scrollOffset)==null?typeof this.options.initialOffset==`function`?this.options.initialOffset():this.options.initialOffset:e,this.scrollOffset):(this.scrollOffset=null,0)},this.getMeasurementOptions=W(()=>[this.options.count,this.options.paddingStart,this.options.scrollMargin,this.options.getItemKey,this.options.enabled,this.options.lanes,this.options.laneAssignmentMode,this.options.gap],(e,t,n,r,i,a,o,s)=>(this.prevLanes!==void 0&&this.prevLanes!==a&&(this.lanesChangedFlag=!0),this.prevLanes=a,this.pendingMin=null,{count:e,paddingStart:t,scrollMargin:n,getItemKey:r,enabled:i,lanes:a,laneAssignmentMode:o,gap:s}),{key:!1}),this.isIndexInRange=e=>e>=0&&e<this.options.count,this.getMeasurements=W(()=>[this.getMeasurementOptions(),this.itemSizeCacheVersion],({count:e,paddingStart:t,scrollMargin:n,getItemKey:r,enabled:i,lanes:a,laneAssignmentMode:o,gap:s},c)=>{var l,u;let d=this.itemSizeCache;if(!i)return this.measurementsCache=[],this._singleLaneMeasurements=null,this.itemSizeCache.clear(),this.laneAssignments.clear(),[];if(this.laneAssignments.size>e)for(let t of this.laneAssignments.keys())t>=e&&this.laneAssignments.delete(t);this.lanesChangedFlag&&(this.lanesChangedFlag=!1,this.lanesSettling=!0,this.measurementsCache=[],this._singleLaneMeasurements=null,this.itemSizeCache.clear(),this.laneAssignments.clear(),this.pendingMin=null),this.measurementsCache.length===0&&!this.lanesSettling&&(this.measurementsCache=this.options.initialMeasurementsCache,this.measurementsCache.forEach(e=>{this.itemSizeCache.set(e.key,e.size)}));let f=this.lanesSettling||(l=this.pendingMin)==null?0:l;if(this.pendingMin=null,this.lanesSettling&&this.measurementsCache.length===e&&(this.lanesSettling=!1),a===1){let i=e*2,a=(u=this._singleLaneMeasurements)==null?void 0:u.flat;if(!a||a.length<i){let e=new Float64Array(i);a&&f>0&&e.set(a.subarray(0,f*2)),a=e}let o=f===0?Array(e):this._singleLaneMeasurements.items.slice(),c;if(f===0)c=t+n;else{let e=f-1;c=a[e*2]+a[e*2+1]+s}for(let t=f;t<e;t++){let e=r(t);o[t]=e;let n=d.get(e),i=typeof n==`number`?n:this.options.estimateSize(t);a[t*2]=c,a[t*2+1]=i,c+=i+s}this._singleLaneMeasurements={flat:a,items:o};let l=yn(o,a);return this.measurementsCache=l,l}let p=this.measurementsCache.slice(0,f),m=Array(a).fill(void 0),h=new Float64Array(a),g=0;for(let e=0;e<f;e++){let t=p[e];t&&(m[t.lane]===void 0&&g++,m[t.lane]=e,h[t.lane]=t.end)}for(let i=f;i<e;i++){let e=r(i),c=this.laneAssignments.get(i),l,u,f=o===`estimate`||d.has(e);if(c!==void 0&&this.options.lanes>1){l=c;let e=m[l],r=e===void 0?void 0:p[e];u=r?r.end+s:t+n}else if(g===a){let e=0,t=h[0],n=m[0];for(let r=1;r<a;r++){let i=h[r];(i<t||i===t&&m[r]<n)&&(e=r,t=i,n=m[r])}l=e,u=t+s,f&&this.laneAssignments.set(i,l)}else l=i%this.options.lanes,u=t+n,f&&this.laneAssignments.set(i,l);let _=d.get(e),ee=typeof _==`number`?_:this.options.estimateSize(i),v=u+ee;p[i]={index:i,start:u,size:ee,end:v,key:e,lane:l},m[l]===void 0&&g++,m[l]=i,h[l]=v}return this.measurementsCache=p,p},{key:!1,debug:()=>this.options.debug}),this.calculateRange=W(()=>[this.getMeasurements(),this.getSize(),this.getScrollOffset(),this.options.lanes],(e,t,n,r)=>e.length===0||t===0?(this.range=null,null):(this.range=zn(e,t,n,r,r===1&&this._singleLaneMeasurements!==null?this._singleLaneMeasurements.flat:null),this.range),{key:!1,debug:()=>this.options.debug}),this.getVirtualIndexes=W(()=>{let e=null,t=null,n=this.calculateRange();return n&&(e=n.startIndex,t=n.endIndex),this.maybeNotify.updateDeps([this.isScrolling,e,t]),[this.options.rangeExtractor,this.options.overscan,this.options.count,e,t]},(e,t,n,r,i)=>r===null||i===null?[]:e({startIndex:r,endIndex:i,overscan:t,count:n}),{key:!1,debug:()=>this.options.debug}),this.indexFromElement=e=>{let t=this.options.indexAttribute,n=e.getAttribute(t);return n?parseInt(n,10):(console.warn(`Missing attribute name '${t}={index}' on measured element.`),-1)},this.shouldMeasureDuringScroll=e=>{var t,n;if(!this.scrollState||this.scrollState.behavior!==`smooth`)return!0;let r=(t=this.scrollState.index)==null?(n=this.getVirtualItemForOffset(this.scrollState.lastTargetOffset))==null?void 0:n.index:t;if(r!==void 0&&this.range){let t=Math.max(this.options.overscan,Math.ceil((this.range.endIndex-this.range.startIndex)/2)),n=Math.max(0,r-t),i=Math.min(this.options.count-1,r+t);return e>=n&&e<=i}return!0},this.measureElement=e=>{if(!e){this.elementsCache.forEach((e,t)=>{e.isConnected||(this.observer.unobserve(e),this.elementsCache.delete(t))});return}let t=this.indexFromElement(e);if(!this.isIndexInRange(t))return;let n=this.options.getItemKey(t),r=this.elementsCache.get(n);r!==e&&(r&&this.observer.unobserve(r),this.observer.observe(e),this.elementsCache.set(n,e)),(!this.isScrolling||this.scrollState)&&this.shouldMeasureDuringScroll(t)&&this.resizeItem(t,this.options.measureElement(e,void 0,this))},this.resizeItem=(e,t)=>{var n,r,i,a;if(!this.isIndexInRange(e))return;let o,s,c,l=(r=this._singleLaneMeasurements)==null?void 0:r.flat;if(this.options.lanes===1&&l!=null)c=this.options.getItemKey(e),s=l[e*2],o=l[e*2+1];else{let t=this.measurementsCache[e];if(!t)return;c=t.key,s=t.start,o=t.size}let u=(n=this.itemSizeCache.get(c))==null?o:n,d=t-u;if(d!==0){var f;let n=this.options.anchorTo===`end`&&((i=this.scrollState)==null?void 0:i.behavior)!==`smooth`&&this.getVirtualDistanceFromEnd()<=this.options.scrollEndThreshold,r=n?this.getTotalSize():0,l=this.getScrollOffset()+this.scrollAdjustments,p=this.itemSizeCache.has(c)?s+u<=l&&this.scrollDirection!==`backward`:s<l,m=((a=this.scrollState)==null?void 0:a.behavior)!==`smooth`&&(this.shouldAdjustScrollPositionOnItemSizeChange===void 0?p:this.shouldAdjustScrollPositionOnItemSizeChange((f=this.measurementsCache[e])==null?{index:e,key:c,start:s,size:o,end:s+o,lane:0}:f,d,this));(this.pendingMin===null||e<this.pendingMin)&&(this.pendingMin=e),this.itemSizeCache.set(c,t),this.itemSizeCacheVersion++;let h=!1;n?h=this.applyScrollAdjustment(this.getTotalSize()-r):m&&(h=this.applyScrollAdjustment(d)),this.notify(h),this._retryClampedAdjustment()}},this.getVirtualItems=W(()=>[this.getVirtualIndexes(),this.getMeasurements()],(e,t)=>{let n=[];for(let r=0,i=e.length;r<i;r++){let i=t[e[r]];n.push(i)}return n},{key:!1,debug:()=>this.options.debug}),this.getVirtualItemForOffset=e=>{var t;let n=this.getMeasurements();if(n.length===0)return;let r=(t=this._singleLaneMeasurements)==null?void 0:t.flat,i=this.options.lanes===1&&r!=null;return bn(n[Ln(0,n.length-1,i?e=>r[e*2]:e=>bn(n[e]).start,e)])},this.getMaxScrollOffset=()=>{if(!this.scrollElement)return 0;if(`scrollHeight`in this.scrollElement)return this.options.horizontal?this.scrollElement.scrollWidth-this.scrollElement.clientWidth:this.scrollElement.scrollHeight-this.scrollElement.clientHeight;{let e=this.scrollElement.document.documentElement;return this.options.horizontal?e.scrollWidth-this.scrollElement.innerWidth:e.scrollHeight-this.scrollElement.innerHeight}},this.getVirtualDistanceFromEnd=()=>Math.max(this.getTotalSize()-this.getSize()-this.getScrollOffset(),0),this.getDistanceFromEnd=()=>Math.max(this.getMaxScrollOffset()-this.getScrollOffset(),0),this.isAtEnd=(e=this.options.scrollEndThreshold)=>this.getDistanceFromEnd()<=e,this.getOffsetForAlignment=(e,t,n=0)=>{if(!this.scrollElement)return 0;let r=this.getSize(),i=this.getScrollOffset();t===`auto`&&(t=e>=i+r?`end`:`start`),t===`center`?e+=(n-r)/2:t===`end`&&(e-=r);let a=this.getMaxScrollOffset();return Math.max(Math.min(a,e),0)},this.getOffsetForIndex=(e,t=`auto`)=>{e=Math.max(0,Math.min(e,this.options.count-1));let n=this.getSize(),r=this.getScrollOffset(),i=this.measurementsCache[e];if(!i)return;if(t===`auto`){if(i.end>=r+n-this.options.scrollPaddingEnd)t=`end`;else if(i.start<=r+this.options.scrollPaddingStart)t=`start`;else return[r,t]}if(t===`end`&&e===this.options.count-1)return[this.getMaxScrollOffset(),t];let a=t===`end`?i.end+this.options.scrollPaddingEnd:i.start-this.options.scrollPaddingStart;return[this.getOffsetForAlignment(a,t,i.size),t]},this.scrollToOffset=(e,{align:t=`start`,behavior:n=`auto`}={})=>{this._iosDeferredAdjustment=0;let r=this.getOffsetForAlignment(e,t),i=this.now();this.scrollState={index:null,align:t,behavior:n,startedAt:i,lastTargetOffset:r,stableFrames:0},this._scrollToOffset(r,{adjustments:void 0,behavior:n}),this.scheduleScrollReconcile()},this.scrollToIndex=(e,{align:t=`auto`,behavior:n=`auto`}={})=>{this._iosDeferredAdjustment=0,e=Math.max(0,Math.min(e,this.options.count-1));let r=this.getOffsetForIndex(e,t);if(!r)return;let[i,a]=r,o=this.now();this.scrollState={index:e,align:a,behavior:n,startedAt:o,lastTargetOffset:i,stableFrames:0},this._scrollToOffset(i,{adjustments:void 0,behavior:n}),this.scheduleScrollReconcile()},this.scrollBy=(e,{behavior:t=`auto`}={})=>{let n=this.getScrollOffset()+e,r=this.now();this.scrollState={index:null,align:`start`,behavior:t,startedAt:r,lastTargetOffset:n,stableFrames:0},this._scrollToOffset(n,{adjustments:void 0,behavior:t}),this.scheduleScrollReconcile()},this.scrollToEnd=({behavior:e=`auto`}={})=>{this.options.count>0?this.scrollToIndex(this.options.count-1,{align:`end`,behavior:e}):this.scrollToOffset(Math.max(this.getTotalSize()-this.getSize(),0),{behavior:e})},this.getTotalSize=()=>{var e,t;let n=this.getMeasurements(),r;if(n.length===0)r=this.options.paddingStart;else if(this.options.lanes===1){let a=n.length-1,o=(e=this._singleLaneMeasurements)==null?void 0:e.flat;if(o!=null)r=o[a*2]+o[a*2+1];else{var i;r=(i=(t=n[a])==null?void 0:t.end)==null?0:i}}else{let e=Array(this.options.lanes).fill(null),t=n.length-1;for(;t>=0&&e.some(e=>e===null);){let r=n[t];e[r.lane]===null&&(e[r.lane]=r.end),t--}r=Math.max(...e.filter(e=>e!==null))}return Math.max(r-this.options.scrollMargin+this.options.paddingEnd,0)},this.takeSnapshot=()=>{let e=[];if(this.itemSizeCache.size===0)return e;let t=this.getMeasurements();for(let n of t)n&&this.itemSizeCache.has(n.key)&&e.push({index:n.index,key:n.key,start:n.start,size:n.size,end:n.end,lane:n.lane});return e},this._scrollToOffset=(e,{adjustments:t,behavior:n})=>{this._intendedScrollOffset=e+(t==null?0:t),this.options.scrollToFn(e,{behavior:n,adjustments:t},this)},this.measure=()=>{this.pendingMin=null,this.itemSizeCache.clear(),this.laneAssignments.clear(),this.itemSizeCacheVersion++,this.notify(!1)},this.setOptions(e)}applyScrollAdjustment(e,t){if(e===0)return!1;if(wn()&&(this.isScrolling||this._iosTouching||this._iosJustTouchEnded))return this._iosDeferredAdjustment+=e,!1;{let n=this.getScrollOffset()+this.scrollAdjustments+e,r=this.scrollElement,i=r!==null&&(`scrollHeight`in r||`document`in r)?this.getMaxScrollOffset():null;return this._clampedAdjustment=i!==null&&n>i+.5?{target:n,maxAtWrite:i}:null,this._scrollToOffset(this.getScrollOffset(),{adjustments:this.scrollAdjustments+=e,behavior:t}),this.scrollOffset!==null&&(this.scrollOffset+=this.scrollAdjustments,this.scrollOffset<0&&(this.scrollOffset=0),this.scrollAdjustments=0),!0}}scheduleScrollReconcile(){this.targetWindow?this.rafId==null&&(this.rafId=this.targetWindow.requestAnimationFrame(()=>{this.rafId=null,this.reconcileScroll()})):this.scrollState=null}reconcileScroll(){if(!this.scrollState||!this.scrollElement)return;if(this.now()-this.scrollState.startedAt>5e3){this.scrollState=null;return}let e=this.scrollState.index==null?void 0:this.getOffsetForIndex(this.scrollState.index,this.scrollState.align),t=e?e[0]:this.scrollState.lastTargetOffset,n=t!==this.scrollState.lastTargetOffset;if(!n&&xn(t,this.getScrollOffset())){if(this.scrollState.stableFrames++,this.scrollState.stableFrames>=1){this.getScrollOffset()!==t&&this._scrollToOffset(t,{adjustments:void 0,behavior:`auto`}),this.scrollState=null;return}}else if(this.scrollState.stableFrames=0,n){let e=this.getSize()||600,n=Math.abs(t-this.getScrollOffset()),r=this.scrollState.behavior===`smooth`&&n>e;this.scrollState.lastTargetOffset=t,r||(this.scrollState.behavior=`auto`),this._scrollToOffset(t,{adjustments:void 0,behavior:r?`smooth`:`auto`})}this.scheduleScrollReconcile()}},Ln=(e,t,n,r)=>{for(;e<=t;){let i=(e+t)/2|0,a=n(i);if(a<r)e=i+1;else if(a>r)t=i-1;else return i}return e>0?e-1:0};function Rn(e,t,n){let r=0;for(;r<=t;){let i=(r+t)/2|0,a=e[i*2];if(a<n)r=i+1;else if(a>n)t=i-1;else return i}return r>0?r-1:0}function zn(e,t,n,r,i){let a=e.length-1;if(e.length<=r)return{startIndex:0,endIndex:a};if(r===1&&i!==null){let e=Rn(i,a,n),r=e,o=n+t;for(;r<a&&i[r*2]+i[r*2+1]<o;)r++;return{startIndex:e,endIndex:r}}let o=Ln(0,a,t=>e[t].start,n),s=o;if(r===1)for(;s<a&&e[s].end<n+t;)s++;else if(r>1){let i=Array(r).fill(0);for(;s<a&&i.some(e=>e<n+t);){let t=e[s];i[t.lane]=t.end,s++}let c=Array(r).fill(n+t);for(;o>=0&&c.some(e=>e>=n);){let t=e[o];c[t.lane]=t.start,o--}o=Math.max(0,o-o%r),s=Math.min(a,s+(r-1-s%r))}return{startIndex:o,endIndex:s}}var Bn=class{constructor(e,t){this.cleanup=()=>{};let n={...t,onChange:(e,n)=>{var r;this.host.updateComplete.then(()=>this.host.requestUpdate()),(r=t.onChange)==null||r.call(t,e,n)}};this.virtualizer=new In(n),(this.host=e).addController(this)}getVirtualizer(){return this.virtualizer}hostConnected(){this.cleanup=this.virtualizer._didMount()}hostUpdated(){this.virtualizer._willUpdate()}hostDisconnected(){this.cleanup()}},Vn=class extends Bn{constructor(e,t){super(e,{observeElementRect:On,observeElementOffset:Mn,scrollToFn:Pn,...t})}},Hn={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},Un=e=>(...t)=>({_$litDirective$:e,values:t}),Wn=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,n){this._$Ct=e,this._$AM=t,this._$Ci=n}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}},{I:Gn}=rt,Kn=e=>e,qn=()=>document.createComment(``),Jn=(e,t,n)=>{let r=e._$AA.parentNode,i=t===void 0?e._$AB:t._$AA;if(n===void 0)n=new Gn(r.insertBefore(qn(),i),r.insertBefore(qn(),i),e,e.options);else{let t=n._$AB.nextSibling,o=n._$AM,s=o!==e;if(s){var a;let t;(a=n._$AQ)==null||a.call(n,e),n._$AM=e,n._$AP!==void 0&&(t=e._$AU)!==o._$AU&&n._$AP(t)}if(t!==i||s){let e=n._$AA;for(;e!==t;){let t=Kn(e).nextSibling;Kn(r).insertBefore(e,i),e=t}}}return n},G=(e,t,n=e)=>(e._$AI(t,n),e),Yn={},Xn=(e,t=Yn)=>e._$AH=t,Zn=e=>e._$AH,Qn=e=>{e._$AR(),e._$AA.remove()},$n=(e,t,n)=>{let r=new Map;for(let i=t;i<=n;i++)r.set(e[i],i);return r},er=Un(class extends Wn{constructor(e){if(super(e),e.type!==Hn.CHILD)throw Error(`repeat() can only be used in text expressions`)}dt(e,t,n){let r;n===void 0?n=t:t!==void 0&&(r=t);let i=[],a=[],o=0;for(let t of e)i[o]=r?r(t,o):o,a[o]=n(t,o),o++;return{values:a,keys:i}}render(e,t,n){return this.dt(e,t,n).values}update(e,[t,n,r]){var i;let a=Zn(e),{values:o,keys:s}=this.dt(t,n,r);if(!Array.isArray(a))return this.ut=s,o;let c=(i=this.ut)==null?this.ut=[]:i,l=[],u,d,f=0,p=a.length-1,m=0,h=o.length-1;for(;f<=p&&m<=h;)if(a[f]===null)f++;else if(a[p]===null)p--;else if(c[f]===s[m])l[m]=G(a[f],o[m]),f++,m++;else if(c[p]===s[h])l[h]=G(a[p],o[h]),p--,h--;else if(c[f]===s[h])l[h]=G(a[f],o[h]),Jn(e,l[h+1],a[f]),f++,h--;else if(c[p]===s[m])l[m]=G(a[p],o[m]),Jn(e,a[f],a[p]),p--,m++;else if(u===void 0&&(u=$n(s,m,h),d=$n(c,f,p)),u.has(c[f])){if(u.has(c[p])){let t=d.get(s[m]),n=t===void 0?null:a[t];if(n===null){let t=Jn(e,a[f]);G(t,o[m]),l[m]=t}else l[m]=G(n,o[m]),Jn(e,a[f],n),a[t]=null;m++}else Qn(a[p]),p--}else Qn(a[f]),f++;for(;m<=h;){let t=Jn(e,l[h+1]);G(t,o[m]),l[m++]=t}for(;f<=p;){let e=a[f++];e!==null&&Qn(e)}return this.ut=s,Xn(e,l),j}}),tr=`important`,nr=` !`+tr,rr=Un(class extends Wn{constructor(e){var t;if(super(e),e.type!==Hn.ATTRIBUTE||e.name!==`style`||((t=e.strings)==null?void 0:t.length)>2)throw Error("The `styleMap` directive must be used in the `style` attribute and must be the only part in the attribute.")}render(e){return Object.keys(e).reduce((t,n)=>{let r=e[n];return r==null?t:t+`${n=n.includes(`-`)?n:n.replace(/(?:^(webkit|moz|ms|o)|)(?=[A-Z])/g,`-$&`).toLowerCase()}:${r};`},``)}update(e,[t]){let{style:n}=e.element;if(this.ft===void 0)return this.ft=new Set(Object.keys(t)),this.render(t);for(let e of this.ft)t[e]==null&&(this.ft.delete(e),e.includes(`-`)?n.removeProperty(e):n[e]=null);for(let e in t){let r=t[e];if(r!=null){this.ft.add(e);let t=typeof r==`string`&&r.endsWith(nr);e.includes(`-`)||t?n.setProperty(e,t?r.slice(0,-11):r,t?tr:``):n[e]=r}}return j}}),ir=1e3,ar=class{constructor(e,t){this.host=e,this.step=t,e.addController(this)}hostUpdated(){clearTimeout(this._1z);let e=this.step();if(e!==null){let t=ir-Date.now()%ir;this._1z=setTimeout(()=>this.host.requestUpdate(),(e-1)*ir+t)}}hostDisconnected(){clearTimeout(this._1z)}};function or(e,t,n){let r=n?{message:t,action:n}:{message:t};e.dispatchEvent(new CustomEvent(`hass-notification`,{detail:r,bubbles:!0,composed:!0}))}var sr=2e3,cr=class{constructor(e,t){this.host=e,this.means=t,this._20=null}from(e){let{systems:t,extension:n}=this.means();return zt(t==null?void 0:t.find(t=>t.config_entry_id===e),n)}control({config_entry_id:e,number:t,inside:n=!1},{classes:r,content:i,title:a,label:o}){let s=this.from(e);return!t||t===s||n&&!s?M:s?A`<button
type="button"
class=${r}
aria-disabled=${this._20!==null}
aria-busy=${this._20===t}
aria-label=${o==null?M:o}
title=${a==null?M:a}
@click=${()=>void this._21(e,s,t)}
>
${i}
</button>`:A`<a
class=${r}
href=${$t(t)}
aria-label=${o==null?M:o}
title=${a==null?M:a}
>${i}</a
>`}async _21(e,t,n){let{hass:r,t:i}=this.means();if(this._20!==null||!r)return;this._22(n);let a=new Promise(e=>setTimeout(e,sr));try{await r.callService(`pbx`,`dial`,{config_entry_id:e,extension:t,number:n}),or(this.host,i(`call.own_rings`,{extension:t}))}catch(e){}await a,this._22(null)}_22(e){this._20=e,this.host.requestUpdate()}},lr,K=class extends F{constructor(...e){super(...e),this.t=l(`en`),this.systems=[],this.mask=`none`}naming(e){return Qt(this.systems.find(t=>t.config_entry_id===e),this.t,this.mask)}systemTitle(e){var t,n;return this.systems.length>1?(t=(n=this.systems.find(t=>t.config_entry_id===e.config_entry_id))==null?void 0:n.title)==null?null:t:null}};lr=K,lr.styles=[jt,Nt],B([I({attribute:!1})],K.prototype,`hass`,void 0),B([I({attribute:!1})],K.prototype,`t`,void 0),B([I({attribute:!1})],K.prototype,`systems`,void 0),B([I({attribute:!1})],K.prototype,`mask`,void 0),B([I({attribute:!1})],K.prototype,`configEntry`,void 0),B([I({attribute:!1})],K.prototype,`extension`,void 0);var ur=60,dr=3600,fr=24*dr,pr=[[`day`,fr],[`hour`,dr],[`minute`,ur]],mr=new Map;function hr(e,t){let{language:n,time_format:r,time_zone:i}=e.locale,a=i===`server`?e.config.time_zone:void 0,o=JSON.stringify([n,r,a,t]),s=mr.get(o);if(!s){let e=t.timeStyle||t.hour?r:`language`;s=new Intl.DateTimeFormat(e===`system`?void 0:n,{...t,...a?{timeZone:a}:{},...e===`12`?{hourCycle:`h12`}:e===`24`?{hourCycle:`h23`}:{}}),mr.set(o,s)}return s}function gr(e){let t=Math.max(0,Math.floor(e)),n=e=>String(e).padStart(2,`0`),r=Math.floor(t/ur)%60,i=Math.floor(t/dr);return i?`${i}:${n(r)}:${n(t%ur)}`:`${r}:${n(t%ur)}`}function _r(e,t){return hr(e,{timeStyle:`short`}).format(t)}function vr(e,t){return hr(e,{hour:`numeric`}).format(t)}function yr(e,t){return hr(e,{dateStyle:`medium`,timeStyle:`medium`}).format(t)}function br(e,t){return hr(e,{dateStyle:`short`}).format(t)}function xr(e,t){return`RelativeTimeFormat`in Intl?new Intl.RelativeTimeFormat(e.locale.language,{numeric:`auto`,style:t}):void 0}function Sr(e,t,n){let r=xr(e,`long`);for(let i of[0,1])if(r&&br(e,t)===br(e,new Date(n.getTime()-i*fr*1e3))){let t=r.format(-i,`day`);return t.charAt(0).toLocaleUpperCase(e.locale.language)+t.slice(1)}return hr(e,{weekday:`long`,day:`numeric`,month:`long`,...t.getFullYear()===n.getFullYear()?{}:{year:`numeric`}}).format(t)}function Cr(e,t,n){let r=Math.max(0,(n.getTime()-t.getTime())/1e3),i=xr(e,`short`);if(!i)return yr(e,t);for(let[e,t]of pr)if(r>=t)return i.format(-Math.floor(r/t),e);return i.format(0,`second`)}var wr=new Set([`ringing`,`alerting`,`answered`,`on_hold`]);function Tr(e,t){var n,r,i;let a=(e,n,r=null,i=0)=>({...H(t,n,r),kind:e,others:i}),o=a(`caller`,e.caller_number,e.caller_name);e.campaign&&!e.caller_number&&(o.label=t.t(`campaign.name`,{name:e.campaign.campaign_id}));let s=e.path.map(e=>a(`menu`,e)),c=e.transferred_by.filter(t=>t!==e.caller_number).map(e=>a(`left`,e));if(e.direction===`outbound`){let t=new Set([...e.transferred_by,e.caller_number]),n=e.transferred_by.length?e.extensions.filter(e=>!t.has(e)).pop():null;return[o,...c,...n?[a(`left`,n)]:[],a(`called`,e.called_number,e.called_name)]}let[l,u]=Er(e),d=l===e.called_number?e.called_name:null,f=l===null?c.length>0:e.path.includes(l),p=[...s,...c,...f?[]:[a(`called`,l,d,u)]];return((n=(r=(i=e.direction)==null?e.caller_number:i)==null?e.caller_name:r)==null?e.campaign:n)?[o,...p]:p}function Er(e){var t;let n=new Set([...e.transferred_by,e.caller_number]),r=e.members.filter(e=>e.kind===`extension`&&e.state!==null&&wr.has(e.state)).map(e=>e.number).filter(e=>!n.has(e));if(e.state!==`ended`&&r.length){var i;return[(i=r[0])==null?null:i,r.length-1]}let a=e.extensions.filter(e=>!n.has(e));if(e.transferred_by.length){var o;let t=n.has(e.called_number)?null:e.called_number;return[(o=a[a.length-1])==null?t:o,0]}return e.answered_by?[e.answered_by,0]:e.called_number&&!e.path.includes(e.called_number)?[e.called_number,0]:a.length?[(t=a[0])==null?null:t,a.length-1]:[e.called_number,0]}var Dr=36e5;function Or(e,t){var n;let{hass:r,t:i,naming:a,now:o,isOpen:s}=t,c=rn(e,i),l=Tr(e,a),u=e.direction===`outbound`,[d,f]=u?[l[l.length-1],l.slice(0,-1)]:[l[0],l.slice(1)],p=e.started_at?new Date(e.started_at):null,m=p!==null&&o.getTime()-p.getTime()<Dr;return A`<button
type="button"
class="row tone-${c.tone}"
aria-expanded=${s}
@click=${t.toggle}
>
<span class="badge"><ha-icon icon=${c.icon} aria-hidden="true"></ha-icon></span>
<span class="hidden-text">${c.label}</span>
<span class="lines">
<span class="first">
<span class="cut ${e.outcome===`missed`?`missed`:``}"
>${d?U(d):M}</span
>
${e.handled_at?A`<ha-icon
class="handled"
icon="mdi:check-circle"
title=${i(`call.handled`)}
aria-hidden="true"
></ha-icon
><span class="hidden-text">${i(`call.handled`)}</span>`:M}
</span>
<span class="second way">
${f.length?on(u?`mdi:arrow-left`:`mdi:arrow-right`):M}${an(f)}
</span>
</span>
<span class="end">
${p?A`<time datetime=${(n=e.started_at)==null?``:n} title=${yr(r,p)}
>${m?Cr(r,p,o):_r(r,p)}</time
>`:M}
<span class="duration">${kr(e,i)}</span>
</span>
</button>
${s?Ar(e,t,d):M}`}function kr({outcome:e,talk_seconds:t},n){return t&&(e===`answered`||e===`voicemail`)?gr(t):n(`call.outcomes.${e==null?`ended`:e}`)}function Ar(e,t,n){var r,i,a;let{hass:o,t:s,naming:c}=t,l=Tr(e,c);return A`<div class="details">
<dl>
${[[s(`call.details.outcome`),rn(e,s).label],[s(`call.details.way`),A`<span class="way">${an(l)}</span>`],[s(`call.details.number`),n==null?void 0:n.number],[s(`call.details.started`),e.started_at&&yr(o,new Date(e.started_at))],[s(`call.details.rang`),e.ring_seconds?gr(e.ring_seconds):null],[s(`call.details.talked`),e.talk_seconds?gr(e.talk_seconds):null],[s(`call.details.trunk`),e.trunk],[s(`call.details.reason`),e.outcome===`answered`?null:e.reason],[s(`call.details.campaign`),(r=e.campaign)==null?void 0:r.campaign_id],[s(`call.details.recording`),e.recording],[s(`call.details.system`),t.systemTitle]].map(([e,t])=>t?A`<dt>${e}</dt>
<dd>${t}</dd>`:M)}
</dl>
${t.dialler.control({config_entry_id:e.config_entry_id,number:(i=n==null?void 0:n.dial)==null?null:i,inside:(a=n==null?void 0:n.inside)!=null&&a},{classes:`call-back`,content:A`<ha-icon icon="mdi:phone" aria-hidden="true"></ha-icon>${s(`call.call_back`)}`})}
</div>`}var jr=T`
button.row:hover{background:color-mix(in srgb,var(--pbx-text) 4%,transparent);}button.row:focus-visible{outline-offset:-2px;border-radius:var(--pbx-radius);}.missed{color:color-mix(in srgb,var(--pbx-missed) 75%,var(--pbx-text));}.handled{flex:none;color:var(--pbx-talking);--mdc-icon-size:16px;}.end time,.duration{display:block;}.end time{color:var(--pbx-text);}.details{padding:0 var(--pbx-gap) 12px;padding-inline-start:calc(var(--pbx-gap) + 48px);}dl{display:grid;grid-template-columns:minmax(72px,max-content) 1fr;gap:4px 12px;margin:0;font-size:12px;line-height:18px;}dt{color:var(--pbx-text-2);}dd{margin:0;min-width:0;overflow-wrap:anywhere;font-variant-numeric:tabular-nums;}.call-back{display:inline-flex;align-items:center;gap:8px;min-height:36px;margin-block-start:8px;padding:0 16px 0 12px;border-radius:18px;font-size:14px;font-weight:500;text-decoration:none;color:color-mix(in srgb,var(--pbx-talking) 45%,var(--pbx-text));background:color-mix(in srgb,var(--pbx-talking) 14%,transparent);--mdc-icon-size:18px;}`,Mr=9e5;function Nr(e,t,n){let r=[],i=new Map,a=t=>{var n;let r=Math.floor(t.getTime()/Mr),a=(n=i.get(r))==null?br(e,t):n;return i.set(r,a),a},o=``;for(let i of t.filter(({state:e})=>e===`ended`)){if(i.started_at){let t=new Date(i.started_at),s=a(t);s!==o&&(r.push({key:`day ${s}`,day:Sr(e,t,n)}),o=s)}r.push({key:R(i),call:i})}return r}var Pr=class{constructor(){this._9=[],this._8=[]}of(e,t,n){let r=[t,e.locale,e.config.time_zone,br(e,n)];return r.some((e,t)=>e!==this._8[t])&&(this._9=Nr(e,t,n),this._8=r),this._9}};function Fr(e,t){return t.failure===`not_allowed`?z({icon:`mdi:lock-outline`,title:e(`states.not_allowed`),text:e(`states.not_allowed_text`)}):t.failure?z({icon:`mdi:alert-circle-outline`,title:e(`states.error`),tone:`bad`,action:{label:e(`states.retry`),run:t.retry}}):t.isLoading?kt(e(`states.loading`),t.rows):t.isFiltered?z({icon:`mdi:filter-off-outline`,title:e(`call_card.no_match`),action:{label:e(`call_card.clear_filters`),run:t.clear}}):z({icon:`mdi:phone-log`,title:e(`call_card.no_calls`),text:e(`call_card.no_calls_text`)})}var Ir=class{constructor(e,t){this.read=e,this.changed=t,this.calls=[],this.failure=null,this.isLoading=!1,this._c={},this._b=null,this._a=!1,this._d=0}get isFresh(){return!this._a}get hasMore(){return this._b!==null}async start(e){this._c=e,this._b=null,this._a=!1,this._d++,this.isLoading=!1,await this._e(null,e=>{this.calls=e.calls,this._b=e.next_cursor,this._a=!0})}async more(){this._b!==null&&!this.isLoading&&this._a&&await this._e(this._b,e=>{let t=new Set(this.calls.map(R));this.calls=[...this.calls,...e.calls.filter(e=>!t.has(R(e)))],this._b=e.next_cursor})}async refresh(){if(!this._a||this.failure){await this.start(this._c);return}let e=this._d,t;try{t=await this.read(this._c,{limit:50})}catch(e){return}if(e!==this._d)return;let n=new Set(t.calls.flatMap(e=>e.ids.map(t=>R({...e,call_id:t}))));if(this.calls.some(e=>n.has(R(e)))&&t.next_cursor!==null){var r,i;let e=(r=(i=t.calls[t.calls.length-1])==null?void 0:i.started_at)==null?``:r,a=this.calls.filter(t=>{var r;return!n.has(R(t))&&((r=t.started_at)==null?``:r)<=e});this.calls=[...t.calls,...a]}else this.calls=t.calls,this._b=t.next_cursor;this.changed()}async _e(e,t){let n=this._d;this.isLoading=!0,this.failure=null,this.changed();try{let r=await this.read(this._c,{cursor:e,limit:50});n===this._d&&t(r)}catch(e){n===this._d&&(this.failure=ht(e))}n===this._d&&(this.isLoading=!1,this.changed())}},Lr=[gn,sn,jr,T`
:host{display:flex;flex-direction:column;min-height:0;}.controls{display:flex;flex-wrap:wrap;gap:8px;padding:8px var(--pbx-gap);}.search{flex:1 1 250px;display:flex;align-items:center;gap:8px;height:36px;padding:0 12px;border-radius:18px;background:color-mix(in srgb,var(--pbx-text) 6%,transparent);color:var(--pbx-text-2);--mdc-icon-size:18px;}.search:focus-within{outline:2px solid var(--pbx-primary);}.search input{flex:1;min-width:0;height:100%;border:0;outline:0;background:none;font-size:14px;color:var(--pbx-text);}.search input::placeholder{color:var(--pbx-text-2);opacity:1;}.search input::-webkit-search-cancel-button{filter:grayscale(1);}.chips{display:flex;gap:8px;min-width:0;margin-inline:calc(-1 * var(--pbx-gap));padding:2px var(--pbx-gap);overflow-x:auto;scrollbar-width:none;}.chip{flex:none;display:inline-flex;align-items:center;gap:6px;height:32px;padding-inline:10px 12px;border:1px solid var(--pbx-line);border-radius:16px;font-size:13px;white-space:nowrap;--mdc-icon-size:16px;}.chip ha-icon{color:var(--pbx-text-2);}.chip:hover{background:color-mix(in srgb,var(--pbx-text) 4%,transparent);}.chip[aria-pressed="true"]{border-color:transparent;background:color-mix(in srgb,var(--pbx-primary) 20%,transparent);font-weight:500;}.chip[aria-pressed="true"] ha-icon{color:inherit;}@container (max-width:440px){.chip ha-icon{display:none;}.chip{padding-inline:12px;}}.scroller{position:relative;flex:1 1 auto;min-height:112px;overflow-y:auto;overflow-x:hidden;overflow-anchor:none;overscroll-behavior:contain;scrollbar-width:thin;scrollbar-color:var(--pbx-line) transparent;}.list{position:relative;}.item{position:absolute;inset-block-start:0;inset-inline:0;}h3{margin:0;padding:12px var(--pbx-gap) 4px;font-size:12px;font-weight:500;line-height:20px;color:var(--pbx-text-2);}.notice{min-height:min(100%,240px);}.more-failed{display:flex;align-items:center;justify-content:center;gap:8px;padding:4px var(--pbx-gap);font-size:13px;color:var(--pbx-text-2);}`],Rr,zr=56,Br=36,Vr=240,Hr=8,Ur=20,Wr=300,Gr=300,Kr=60,q=class extends K{constructor(){super(),this.chips=[],this.rows=7,this.pressed=new Set,this.text=``,this.open=null,this._j=new Ir((e,t)=>vt(this.hass,e,t),()=>this.requestUpdate()),this._t=new cr(this,()=>this),this._l=new Pr,this._g=[],this._m=new Vn(this,{count:0,getScrollElement:()=>this.scroller,estimateSize:e=>this._f(e),overscan:Hr}),new ar(this,()=>this._g.length?Kr:null)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(this._h),clearTimeout(this._i)}refresh(){clearTimeout(this._i),this._i=setTimeout(()=>void this._j.refresh(),Gr)}willUpdate(e){var t,n;e.has(`chips`)&&(this.pressed=new Set(this.chips)),(e.has(`chips`)||e.has(`configEntry`))&&this._k();let r=this._l.of(this.hass,this._j.calls,new Date),i=this._m.getVirtualizer(),a=((t=(n=this.scroller)==null?void 0:n.scrollTop)==null?0:t)>zr?`end`:`start`;(r!==this._g||a!==i.options.anchorTo)&&(this._g=r,i.setOptions({...i.options,count:r.length,getItemKey:e=>{var t,n;return(t=(n=r[e])==null?void 0:n.key)==null?e:t},anchorTo:a}))}updated(){let e=this._m.getVirtualizer();for(let t of this.renderRoot.querySelectorAll(`.item`))e.measureElement(t);let t=e.getVirtualItems().slice(-1)[0];t&&t.index>=this._g.length-Ur&&!this._j.failure&&this._j.more()}_k(){var e;this.open=null,(e=this.scroller)==null||e.scrollTo({top:0}),this._j.start(Wt(this.pressed,this.text,this.configEntry))}_r(e){let t=new Set(this.pressed);t.delete(e)||t.add(e),this.pressed=t,this._k()}_q(e){this.text=e.target.value,clearTimeout(this._h),this._h=setTimeout(()=>this._k(),Wr)}_u(){this.pressed=new Set,this.text=``,this._k()}_f(e){let t=this._g[e];return t&&`day`in t?Br:zr}render(){let e=this._m.getVirtualizer().getTotalSize(),t=this.rows*zr+Br,n=this._g.length?Math.min(e,t):this._j.isFresh?t:Vr;return A`${this._n()}
<div
class="scroller"
style=${rr({"flex-basis":`${n}px`})}
aria-busy=${this._j.isLoading}
>
${this._g.length?this._o(e):this._p()}
</div>
${this._g.length&&this._j.failure?A`<div class="more-failed">
${this.t(`states.error`)}
<button type="button" class="text-button" @click=${()=>void this._j.more()}>
${this.t(`states.retry`)}
</button>
</div>`:M}`}_n(){let{t:e}=this;return A`<div class="controls">
<label class="search">
<ha-icon icon="mdi:magnify" aria-hidden="true"></ha-icon>
<input
type="search"
autocomplete="off"
spellcheck="false"
.value=${this.text}
placeholder=${e(`call_card.search`)}
aria-label=${e(`call_card.search`)}
@input=${this._q}
/>
</label>
<div class="chips" role="group" aria-label=${e(`call_card.filters`)}>
${Bt.map(t=>A`<button
type="button"
class="chip"
aria-pressed=${this.pressed.has(t)}
@click=${()=>this._r(t)}
>
<ha-icon icon=${Vt[t]} aria-hidden="true"></ha-icon
>${e(`editor.filters_options.${t}`)}
</button>`)}
</div>
</div>`}_o(e){let t=this._m.getVirtualizer(),n=new Date;return A`<div
class="list"
role="list"
aria-label=${this.t(`call_card.sections.history`)}
style=${rr({height:`${e}px`})}
>
${er(t.getVirtualItems(),({key:e})=>e,({index:e,start:t})=>{let r=this._g[e];return r?A`<div
class="item"
role="listitem"
data-index=${e}
style=${rr({transform:`translateY(${t}px)`})}
>
${`day`in r?A`<h3>${r.day}</h3>`:this._s(r.call,n)}
</div>`:M})}
</div>`}_s(e,t){let n=R(e),r=this.open===n;return Or(e,{hass:this.hass,t:this.t,naming:this.naming(e.config_entry_id),dialler:this._t,systemTitle:this.systemTitle(e),now:t,isOpen:r,toggle:()=>this.open=r?null:n})}_p(){let{failure:e,isFresh:t}=this._j;return Fr(this.t,{failure:e,isLoading:t,isFiltered:this.pressed.size>0||this.text.trim()!==``,rows:this.rows,retry:()=>void this._j.refresh(),clear:()=>this._u()})}};Rr=q,Rr.styles=[...K.styles,...Lr],B([I({attribute:!1})],q.prototype,`chips`,void 0),B([I({attribute:!1})],q.prototype,`rows`,void 0),B([L()],q.prototype,`pressed`,void 0),B([L()],q.prototype,`text`,void 0),B([L()],q.prototype,`open`,void 0),B([pt(`.scroller`)],q.prototype,`scroller`,void 0),customElements.get(`pbx-call-history`)!=null||customElements.define(`pbx-call-history`,q);var qr;function Jr(e,t){var n;let r=e.state===`ringing`||(n=e.answered_at)==null?e.started_at:n;return r?Math.max(0,(t-Date.parse(r))/1e3):0}var Yr=class extends K{constructor(){super(),this.calls=[],new ar(this,()=>this.calls.length?1:null)}render(){if(!this.calls.length)return A`<div class="quiet" role="status">
<ha-icon icon="mdi:phone-hangup" aria-hidden="true"></ha-icon>${this.t(`call_card.no_live_calls`)}
</div>`;let e=Date.now();return A`<div role="list" aria-label=${this.t(`call_card.sections.now`)}>
${er(this.calls,R,t=>this._v(t,e))}
</div>`}_v(e,t){let n=rn(e,this.t),[r,...i]=Tr(e,this.naming(e.config_entry_id)),a=this.systemTitle(e);return A`<div class="row live tone-${n.tone}" role="listitem">
<span class="badge"><ha-icon icon=${n.icon} aria-hidden="true"></ha-icon></span>
<span class="lines">
<span class="first">
<span class="cut">${r?U(r):M}</span>
${e.trunk?A`<span class="tag cut">${e.trunk}</span>`:M}
</span>
<span class="second way">
${r!=null&&r.number?A`<bdi class="numbers">${r.number}</bdi>`:M}
${i.length?on(`mdi:arrow-right`):M}${an(i)}
</span>
${a?A`<span class="second"><span class="cut">${a}</span></span>`:M}
</span>
<span class="end">
<span class="state">${n.label}</span>
<span class="clock" role="timer" aria-live="off">${gr(Jr(e,t))}</span>
</span>
</div>`}};qr=Yr,qr.styles=[...K.styles,gn,sn,T`
.live{position:relative;background:color-mix(in srgb,var(--pbx-tone) 7%,transparent);}.live + .live{border-block-start:1px solid var(--pbx-line);}.live::before{content:"";position:absolute;inset-block:8px;inset-inline-start:0;width:3px;border-start-end-radius:3px;border-end-end-radius:3px;background:var(--pbx-tone);}.state{display:block;font-weight:500;color:color-mix(in srgb,var(--pbx-tone) 45%,var(--pbx-text));}.clock{display:block;font-size:16px;line-height:22px;color:var(--pbx-text);}.tone-ringing .badge{animation:pbx-ring 1.4s ease-out infinite;}.quiet{display:flex;align-items:center;gap:12px;min-height:48px;padding:4px var(--pbx-gap);font-size:14px;color:var(--pbx-text-2);}.quiet ha-icon{width:36px;text-align:center;--mdc-icon-size:20px;}@keyframes pbx-ring{from{box-shadow:0 0 0 0 color-mix(in srgb,var(--pbx-tone) 50%,transparent);}to{box-shadow:0 0 0 10px transparent;}}@media (prefers-reduced-motion:reduce){.tone-ringing .badge{animation:none;}}`],B([I({attribute:!1})],Yr.prototype,`calls`,void 0),customElements.get(`pbx-live-calls`)!=null||customElements.define(`pbx-live-calls`,Yr);var Xr=36e5,Zr=[[`answered`,`talking`],[`voicemail`,`voicemail`],[`missed`,`missed`],[`failed`,`failed`]];function Qr(e){let t=Math.floor(e.getTime()/Xr)*Xr;return{start:new Date(t-23*Xr),end:new Date(t+Xr)}}function $r(e,t){let n=()=>Array.from({length:24},()=>0),r={starts:Array.from({length:24},(e,n)=>new Date(t.getTime()+n*Xr)),counts:{answered:n(),voicemail:n(),missed:n(),failed:n(),unknown:n()},talkSeconds:0,answerSeconds:null},i=0,a=0;for(let n of e){let e=Math.floor((Date.parse(n.start)-t.getTime())/Xr);for(let[t,i]of Object.entries(n.outcomes)){let n=r.counts[t];(n==null?void 0:n[e])!==void 0&&(n[e]+=i)}r.talkSeconds+=n.talk_seconds,i+=n.answered,a+=n.answer_seconds}return r.answerSeconds=i?a/i:null,r}function ei(e,t){return e.counts[t].reduce((e,t)=>e+t,0)}var ti={svg:`http://www.w3.org/2000/svg`,xmlns:`http://www.w3.org/2000/xmlns/`,xhtml:`http://www.w3.org/1999/xhtml`,xlink:`http://www.w3.org/1999/xlink`,ct:`http://gionkunz.github.com/chartist-js/ct`},ni={"&":`&amp;`,"<":`&lt;`,">":`&gt;`,'"':`&quot;`,"'":`&#039;`};function ri(e,t){return typeof e==`number`?e+t:e}function ii(e){if(typeof e==`string`){let t=/^(\d+)\s*(.*)$/g.exec(e);return{value:t?+t[1]:0,unit:(t==null?void 0:t[2])||void 0}}return{value:Number(e)}}function ai(e){return String.fromCharCode(97+e%26)}var oi=2221e-19;function si(e){return Math.floor(Math.log(Math.abs(e))/Math.LN10)}function ci(e,t,n){return t/n.range*e}function li(e,t){let n=10**(t||8);return Math.round(e*n)/n}function ui(e){if(e===1)return e;function t(e,n){return e%n===0?n:t(n,e%n)}function n(e){return e*e+1}let r=2,i=2,a;if(e%2==0)return 2;do r=n(r)%e,i=n(n(i))%e,a=t(Math.abs(r-i),e);while(a===1);return a}function di(e,t,n){let r=arguments.length>3&&arguments[3]!==void 0&&arguments[3],i={high:t.high,low:t.low,valueRange:0,oom:0,step:0,min:0,max:0,range:0,numberOfSteps:0,values:[]};i.valueRange=i.high-i.low,i.oom=si(i.valueRange),i.step=10**i.oom,i.min=Math.floor(i.low/i.step)*i.step,i.max=Math.ceil(i.high/i.step)*i.step,i.range=i.max-i.min,i.numberOfSteps=Math.round(i.range/i.step);let a=ci(e,i.step,i)<n,o=r?ui(i.range):0;if(r&&ci(e,1,i)>=n)i.step=1;else if(r&&o<i.step&&ci(e,o,i)>=n)i.step=o;else{let t=0;for(;;){if(a&&ci(e,i.step,i)<=n)i.step*=2;else if(!a&&ci(e,i.step/2,i)>=n){if(i.step/=2,r&&i.step%1!=0){i.step*=2;break}}else break;if(t++>1e3)throw Error(`Exceeded maximum number of iterations while optimizing scale step!`)}}i.step=Math.max(i.step,oi);function s(e,t){return e===(e+=t)&&(e*=1+(t>0?oi:-2221e-19)),e}let c=i.min,l=i.max;for(;c+i.step<=i.low;)c=s(c,i.step);for(;l-i.step>=i.high;)l=s(l,-i.step);i.min=c,i.max=l,i.range=i.max-i.min;let u=[];for(let e=i.min;e<=i.max;e=s(e,i.step)){let t=li(e);t!==u[u.length-1]&&u.push(t)}return i.values=u,i}function fi(){let e=arguments.length>0&&arguments[0]!==void 0?arguments[0]:{};var t=[...arguments].slice(1);for(let n=0;n<t.length;n++){let r=t[n],i=Object.getPrototypeOf(e);for(let t in r){if(i!==null&&t in i)continue;let n=r[t];e[t]=typeof n==`object`&&n&&!(n instanceof Array)?fi(e[t],n):n}}return e}var pi=e=>e;function mi(e,t){return Array.from({length:e},t?(e,n)=>t(n):()=>void 0)}var hi=(e,t)=>mi(Math.max(...e.map(e=>e.length)),n=>t(...e.map(e=>e[n])));function J(e,t){return typeof e==`object`&&!!e&&Reflect.has(e,t)}function gi(e){return e!==null&&isFinite(e)}function _i(e){return!e&&e!==0}function vi(e){return gi(e)?Number(e):void 0}function yi(e){return Array.isArray(e)?e.every(Array.isArray):!1}function bi(e,t){let n=arguments.length>2&&arguments[2]!==void 0&&arguments[2],r=0;e[n?`reduceRight`:`reduce`]((e,n,i)=>t(n,r++,i),void 0)}function xi(e,t){let n=Array.isArray(e)?e[t]:J(e,`data`)?e.data[t]:null;return J(n,`meta`)?n.meta:void 0}function Si(e){return e==null||typeof e==`number`&&isNaN(e)}function Ci(e){return Array.isArray(e)&&e.every(e=>Array.isArray(e)||J(e,`data`))}function wi(e){return typeof e==`object`&&!!e&&(Reflect.has(e,`x`)||Reflect.has(e,`y`))}function Ti(e){let t=arguments.length>1&&arguments[1]!==void 0?arguments[1]:`y`;return wi(e)&&J(e,t)?vi(e[t]):vi(e)}function Ei(e,t,n){t={...t,...n?n===`x`?t.axisX:t.axisY:{}};let r={high:t.high===void 0?-Number.MAX_VALUE:+t.high,low:t.low===void 0?Number.MAX_VALUE:+t.low},i=t.high===void 0,a=t.low===void 0;function o(e){if(!Si(e)){if(Array.isArray(e))for(let t=0;t<e.length;t++)o(e[t]);else{let t=Number(n&&J(e,n)?e[n]:e);i&&t>r.high&&(r.high=t),a&&t<r.low&&(r.low=t)}}}return(i||a)&&o(e),(t.referenceValue||t.referenceValue===0)&&(r.high=Math.max(t.referenceValue,r.high),r.low=Math.min(t.referenceValue,r.low)),r.high<=r.low&&(r.low===0?r.high=1:r.low<0?r.high=0:(r.high>0||(r.high=1),r.low=0)),r}function Di(e){let t=arguments.length>1&&arguments[1]!==void 0&&arguments[1],n=arguments.length>2?arguments[2]:void 0,r=arguments.length>3?arguments[3]:void 0,i,a={labels:(e.labels||[]).slice(),series:Mi(e.series,n,r)},o=a.labels.length;return yi(a.series)?(i=Math.max(o,...a.series.map(e=>e.length)),a.series.forEach(e=>{e.push(...mi(Math.max(0,i-e.length)))})):i=a.series.length,a.labels.push(...mi(Math.max(0,i-o),()=>``)),t&&Oi(a),a}function Oi(e){var t;(t=e.labels)==null||t.reverse(),e.series.reverse();for(let t of e.series)J(t,`data`)?t.data.reverse():Array.isArray(t)&&t.reverse()}function ki(e,t){let n,r;if(typeof e!=`object`){let i=vi(e);t===`x`?n=i:r=i}else J(e,`x`)&&(n=vi(e.x)),J(e,`y`)&&(r=vi(e.y));if(n!==void 0||r!==void 0)return{x:n,y:r}}function Ai(e,t){if(!Si(e))return t?ki(e,t):vi(e)}function ji(e,t){return Array.isArray(e)?e.map(e=>J(e,`value`)?Ai(e.value,t):Ai(e,t)):ji(e.data,t)}function Mi(e,t,n){if(Ci(e))return e.map(e=>ji(e,t));let r=ji(e,t);return n?r.map(e=>[e]):r}function Ni(e){let t=``;return e==null?e:(t=typeof e==`number`?``+e:typeof e==`object`?JSON.stringify({data:e}):String(e),Object.keys(ni).reduce((e,t)=>e.replaceAll(t,ni[t]),t))}var Pi=class{call(e,t){return this.svgElements.forEach(n=>Reflect.apply(n[e],n,t)),this}attr(){var e=[...arguments];return this.call(`attr`,e)}elem(){var e=[...arguments];return this.call(`elem`,e)}root(){var e=[...arguments];return this.call(`root`,e)}getNode(){var e=[...arguments];return this.call(`getNode`,e)}foreignObject(){var e=[...arguments];return this.call(`foreignObject`,e)}text(){var e=[...arguments];return this.call(`text`,e)}empty(){var e=[...arguments];return this.call(`empty`,e)}remove(){var e=[...arguments];return this.call(`remove`,e)}addClass(){var e=[...arguments];return this.call(`addClass`,e)}removeClass(){var e=[...arguments];return this.call(`removeClass`,e)}removeAllClasses(){var e=[...arguments];return this.call(`removeAllClasses`,e)}animate(){var e=[...arguments];return this.call(`animate`,e)}constructor(e){this.svgElements=[];for(let t=0;t<e.length;t++)this.svgElements.push(new Li(e[t]))}},Fi={easeInSine:[.47,0,.745,.715],easeOutSine:[.39,.575,.565,1],easeInOutSine:[.445,.05,.55,.95],easeInQuad:[.55,.085,.68,.53],easeOutQuad:[.25,.46,.45,.94],easeInOutQuad:[.455,.03,.515,.955],easeInCubic:[.55,.055,.675,.19],easeOutCubic:[.215,.61,.355,1],easeInOutCubic:[.645,.045,.355,1],easeInQuart:[.895,.03,.685,.22],easeOutQuart:[.165,.84,.44,1],easeInOutQuart:[.77,0,.175,1],easeInQuint:[.755,.05,.855,.06],easeOutQuint:[.23,1,.32,1],easeInOutQuint:[.86,0,.07,1],easeInExpo:[.95,.05,.795,.035],easeOutExpo:[.19,1,.22,1],easeInOutExpo:[1,0,0,1],easeInCirc:[.6,.04,.98,.335],easeOutCirc:[.075,.82,.165,1],easeInOutCirc:[.785,.135,.15,.86],easeInBack:[.6,-.28,.735,.045],easeOutBack:[.175,.885,.32,1.275],easeInOutBack:[.68,-.55,.265,1.55]};function Ii(e,t,n){let r=arguments.length>3&&arguments[3]!==void 0&&arguments[3],i=arguments.length>4?arguments[4]:void 0,{easing:a,...o}=n,s={},c,l;a&&(c=Array.isArray(a)?a:Fi[a]),o.begin=ri(o.begin,`ms`),o.dur=ri(o.dur,`ms`),c&&(o.calcMode=`spline`,o.keySplines=c.join(` `),o.keyTimes=`0;1`),r&&(o.fill=`freeze`,s[t]=o.from,e.attr(s),l=ii(o.begin||0).value,o.begin=`indefinite`);let u=e.elem(`animate`,{attributeName:t,...o});r&&setTimeout(()=>{try{u._node.beginElement()}catch(n){s[t]=o.to,e.attr(s),u.remove()}},l);let d=u.getNode();i&&d.addEventListener(`beginEvent`,()=>i.emit(`animationBegin`,{element:e,animate:d,params:n})),d.addEventListener(`endEvent`,()=>{i&&i.emit(`animationEnd`,{element:e,animate:d,params:n}),r&&(s[t]=o.to,e.attr(s),u.remove())})}var Li=class e{attr(e,t){return typeof e==`string`?t?this._node.getAttributeNS(t,e):this._node.getAttribute(e):(Object.keys(e).forEach(t=>{if(e[t]!==void 0){if(t.indexOf(`:`)!==-1){let n=t.split(`:`);this._node.setAttributeNS(ti[n[0]],t,String(e[t]))}else this._node.setAttribute(t,String(e[t]))}}),this)}elem(t,n,r){let i=arguments.length>3&&arguments[3]!==void 0&&arguments[3];return new e(t,n,r,this,i)}parent(){return this._node.parentNode instanceof SVGElement?new e(this._node.parentNode):null}root(){let t=this._node;for(;t.nodeName!==`svg`&&t.parentElement;)t=t.parentElement;return new e(t)}querySelector(t){let n=this._node.querySelector(t);return n?new e(n):null}querySelectorAll(e){return new Pi(this._node.querySelectorAll(e))}getNode(){return this._node}foreignObject(e,t,n){let r=arguments.length>3&&arguments[3]!==void 0&&arguments[3],i;if(typeof e==`string`){let t=document.createElement(`div`);t.innerHTML=e,i=t.firstChild}else i=e;i instanceof Element&&i.setAttribute(`xmlns`,ti.xmlns);let a=this.elem(`foreignObject`,t,n,r);return a._node.appendChild(i),a}text(e){return this._node.appendChild(document.createTextNode(e)),this}empty(){for(;this._node.firstChild;)this._node.removeChild(this._node.firstChild);return this}remove(){var e;return(e=this._node.parentNode)==null||e.removeChild(this._node),this.parent()}replace(e){var t;return(t=this._node.parentNode)==null||t.replaceChild(e._node,this._node),e}append(e){return arguments.length>1&&arguments[1]!==void 0&&arguments[1]&&this._node.firstChild?this._node.insertBefore(e._node,this._node.firstChild):this._node.appendChild(e._node),this}classes(){let e=this._node.getAttribute(`class`);return e?e.trim().split(/\s+/):[]}addClass(e){return this._node.setAttribute(`class`,this.classes().concat(e.trim().split(/\s+/)).filter(function(e,t,n){return n.indexOf(e)===t}).join(` `)),this}removeClass(e){let t=e.trim().split(/\s+/);return this._node.setAttribute(`class`,this.classes().filter(e=>t.indexOf(e)===-1).join(` `)),this}removeAllClasses(){return this._node.setAttribute(`class`,``),this}height(){return this._node.clientHeight}width(){return this._node.clientWidth}animate(e){let t=arguments.length>1&&arguments[1]!==void 0?arguments[1]:!0,n=arguments.length>2?arguments[2]:void 0;return Object.keys(e).forEach(r=>{let i=e[r];Array.isArray(i)?i.forEach(e=>Ii(this,r,e,!1,n)):Ii(this,r,i,t,n)}),this}constructor(e,t,n,r,i=!1){e instanceof Element?this._node=e:(this._node=document.createElementNS(ti.svg,e),e===`svg`&&this.attr({"xmlns:ct":ti.ct})),t&&this.attr(t),n&&this.addClass(n),r&&(i&&r._node.firstChild?r._node.insertBefore(this._node,r._node.firstChild):r._node.appendChild(this._node))}};Li.Easing=Fi;function Ri(e){let t=arguments.length>1&&arguments[1]!==void 0?arguments[1]:`100%`,n=arguments.length>2&&arguments[2]!==void 0?arguments[2]:`100%`,r=arguments.length>3?arguments[3]:void 0,i=arguments.length>4?arguments[4]:void 0;if(!e)throw Error(`Container element is not found`);Array.from(e.querySelectorAll(`svg`)).filter(e=>e.getAttributeNS(ti.xmlns,`ct`)).forEach(t=>e.removeChild(t));let a=new Li(`svg`).attr({width:t,height:n}).attr({style:`width: `.concat(t,`; height: `,n,`;`)});return r&&a.addClass(r),i&&a.attr({viewBox:`0 0 `.concat(i.width,` `).concat(i.height)}),e.appendChild(a.getNode()),a}function zi(e){return typeof e==`number`?{top:e,right:e,bottom:e,left:e}:e===void 0?{top:0,right:0,bottom:0,left:0}:{top:typeof e.top==`number`?e.top:0,right:typeof e.right==`number`?e.right:0,bottom:typeof e.bottom==`number`?e.bottom:0,left:typeof e.left==`number`?e.left:0}}function Bi(e,t){var n,r,i,a,o,s;let c=!!(t.axisX||t.axisY),l=((n=t.axisY)==null?void 0:n.offset)||0,u=((r=t.axisX)==null?void 0:r.offset)||0,d=(i=t.axisY)==null?void 0:i.position,f=(a=t.axisX)==null?void 0:a.position,p=((o=t.viewBox)==null?void 0:o.width)||e.width()||ii(t.width).value||0,m=((s=t.viewBox)==null?void 0:s.height)||e.height()||ii(t.height).value||0,h=zi(t.chartPadding);p=Math.max(p,l+h.left+h.right),m=Math.max(m,u+h.top+h.bottom);let g={x1:0,x2:0,y1:0,y2:0,padding:h,width(){return this.x2-this.x1},height(){return this.y1-this.y2}};return c?(f===`start`?(g.y2=h.top+u,g.y1=Math.max(m-h.bottom,g.y2+1)):(g.y2=h.top,g.y1=Math.max(m-h.bottom-u,g.y2+1)),d===`start`?(g.x1=h.left+l,g.x2=Math.max(p-h.right,g.x1+1)):(g.x1=h.left,g.x2=Math.max(p-h.right-l,g.x1+1))):(g.x1=h.left,g.x2=Math.max(p-h.right,g.x1+1),g.y2=h.top,g.y1=Math.max(m-h.bottom,g.y2+1)),g}function Vi(e,t,n,r,i,a,o,s){let c={[``.concat(n.units.pos,`1`)]:e,[``.concat(n.units.pos,`2`)]:e,[``.concat(n.counterUnits.pos,`1`)]:r,[``.concat(n.counterUnits.pos,`2`)]:r+i},l=a.elem(`line`,c,o.join(` `));s.emit(`draw`,{type:`grid`,axis:n,index:t,group:a,element:l,...c})}function Hi(e,t,n,r){let i=e.elem(`rect`,{x:t.x1,y:t.y2,width:t.width(),height:t.height()},n,!0);r.emit(`draw`,{type:`gridBackground`,group:e,element:i})}function Ui(e,t,n,r,i,a,o,s,c,l){let u={[i.units.pos]:e+o[i.units.pos],[i.counterUnits.pos]:o[i.counterUnits.pos],[i.units.len]:t,[i.counterUnits.len]:Math.max(0,a-10)},d=Math.round(u[i.units.len]),f=Math.round(u[i.counterUnits.len]),p=document.createElement(`span`);p.className=c.join(` `),p.style[i.units.len]=d+`px`,p.style[i.counterUnits.len]=f+`px`,p.textContent=String(r);let m=s.foreignObject(p,{style:`overflow: visible;`,...u});l.emit(`draw`,{type:`label`,axis:i,index:n,group:s,element:m,text:r,...u})}function Wi(e,t,n){let r,i=[];function a(i){let a=r;r=fi({},e),t&&t.forEach(e=>{window.matchMedia(e[0]).matches&&(r=fi({},r,e[1]))}),n&&i&&n.emit(`optionsChanged`,{previousOptions:a,currentOptions:r})}function o(){i.forEach(e=>e.removeEventListener(`change`,a))}if(window.matchMedia)t&&t.forEach(e=>{let t=window.matchMedia(e[0]);t.addEventListener(`change`,a),i.push(t)});else throw Error(`window.matchMedia not found! Make sure you're using a polyfill.`);return a(),{removeMediaQueryListeners:o,getCurrentOptions(){return r}}}var Gi=class{on(e,t){let{allListeners:n,listeners:r}=this;e===`*`?n.add(t):(r.has(e)||r.set(e,new Set),r.get(e).add(t))}off(e,t){let{allListeners:n,listeners:r}=this;if(e===`*`)t?n.delete(t):n.clear();else if(r.has(e)){let n=r.get(e);t?n.delete(t):n.clear(),n.size||r.delete(e)}}emit(e,t){let{allListeners:n,listeners:r}=this;r.has(e)&&r.get(e).forEach(e=>e(t)),n.forEach(n=>n(e,t))}constructor(){this.listeners=new Map,this.allListeners=new Set}},Ki=new WeakMap,qi=class{update(e,t){let n=arguments.length>2&&arguments[2]!==void 0&&arguments[2];if(e&&(this.data=e||{},this.data.labels=this.data.labels||[],this.data.series=this.data.series||[],this.eventEmitter.emit(`data`,{type:`update`,data:this.data})),t&&(this.options=fi({},n?this.options:this.defaultOptions,t),!this.initializeTimeoutId)){var r;(r=this.optionsProvider)==null||r.removeMediaQueryListeners(),this.optionsProvider=Wi(this.options,this.responsiveOptions,this.eventEmitter)}return!this.initializeTimeoutId&&this.optionsProvider&&this.createChart(this.optionsProvider.getCurrentOptions()),this}detach(){if(this.initializeTimeoutId)window.clearTimeout(this.initializeTimeoutId);else{var e;window.removeEventListener(`resize`,this.resizeListener),(e=this.optionsProvider)==null||e.removeMediaQueryListeners()}return Ki.delete(this.container),this}on(e,t){return this.eventEmitter.on(e,t),this}off(e,t){return this.eventEmitter.off(e,t),this}initialize(){window.addEventListener(`resize`,this.resizeListener),this.optionsProvider=Wi(this.options,this.responsiveOptions,this.eventEmitter),this.eventEmitter.on(`optionsChanged`,()=>this.update()),this.options.plugins&&this.options.plugins.forEach(e=>{Array.isArray(e)?e[0](this,e[1]):e(this)}),this.eventEmitter.emit(`data`,{type:`initial`,data:this.data}),this.createChart(this.optionsProvider.getCurrentOptions()),this.initializeTimeoutId=null}constructor(e,t,n,r,i){this.data=t,this.defaultOptions=n,this.options=r,this.responsiveOptions=i,this.eventEmitter=new Gi,this.resizeListener=()=>this.update(),this.initializeTimeoutId=setTimeout(()=>this.initialize(),0);let a=typeof e==`string`?document.querySelector(e):e;if(!a)throw Error(`Target element `.concat(typeof e==`string`?`"`.concat(e,`"`):``,` is not found`));this.container=a;let o=Ki.get(a);o&&o.detach(),Ki.set(a,this)}},Y={x:{pos:`x`,len:`width`,dir:`horizontal`,rectStart:`x1`,rectEnd:`x2`,rectOffset:`y2`},y:{pos:`y`,len:`height`,dir:`vertical`,rectStart:`y2`,rectEnd:`y1`,rectOffset:`x1`}},Ji=class{createGridAndLabels(e,t,n,r){let i=this.units.pos===`x`?n.axisX:n.axisY,a=this.ticks.map((e,t)=>this.projectValue(e,t)),o=this.ticks.map(i.labelInterpolationFnc);a.forEach((s,c)=>{let l=o[c],u={x:0,y:0},d;d=a[c+1]?a[c+1]-s:Math.max(this.axisLength-s,this.axisLength/this.ticks.length),l!==``&&_i(l)||(this.units.pos===`x`?(s=this.chartRect.x1+s,u.x=n.axisX.labelOffset.x,u.y=n.axisX.position===`start`?this.chartRect.padding.top+n.axisX.labelOffset.y+5:this.chartRect.y1+n.axisX.labelOffset.y+5):(s=this.chartRect.y1-s,u.y=n.axisY.labelOffset.y-d,u.x=n.axisY.position===`start`?this.chartRect.padding.left+n.axisY.labelOffset.x:this.chartRect.x2+n.axisY.labelOffset.x+10),i.showGrid&&Vi(s,c,this,this.gridOffset,this.chartRect[this.counterUnits.len](),e,[n.classNames.grid,n.classNames[this.units.dir]],r),i.showLabel&&Ui(s,d,c,l,this,i.offset,u,t,[n.classNames.label,n.classNames[this.units.dir],i.position===`start`?n.classNames[i.position]:n.classNames.end],r))})}constructor(e,t,n){this.units=e,this.chartRect=t,this.ticks=n,this.counterUnits=e===Y.x?Y.y:Y.x,this.axisLength=t[this.units.rectEnd]-t[this.units.rectStart],this.gridOffset=t[this.units.rectOffset]}},Yi=class extends Ji{projectValue(e){let t=Number(Ti(e,this.units.pos));return this.axisLength*(t-this.bounds.min)/this.bounds.range}constructor(e,t,n,r){let i=r.highLow||Ei(t,r,e.pos),a=di(n[e.rectEnd]-n[e.rectStart],i,r.scaleMinSpace||20,r.onlyInteger),o={min:a.min,max:a.max};super(e,n,a.values),this.bounds=a,this.range=o}},Xi=class extends Ji{projectValue(e,t){return this.stepLength*t}constructor(e,t,n,r){let i=r.ticks||[];super(e,n,i);let a=Math.max(1,i.length-+!!r.stretch);this.stepLength=this.axisLength/a,this.stretch=!!r.stretch}};function Zi(e){return hi(e,function(){var e=[...arguments];return Array.from(e).reduce((e,t)=>({x:e.x+(J(t,`x`)?t.x:0),y:e.y+(J(t,`y`)?t.y:0)}),{x:0,y:0})})}var Qi={axisX:{offset:30,position:`end`,labelOffset:{x:0,y:0},showLabel:!0,showGrid:!0,labelInterpolationFnc:pi,scaleMinSpace:30,onlyInteger:!1},axisY:{offset:40,position:`start`,labelOffset:{x:0,y:0},showLabel:!0,showGrid:!0,labelInterpolationFnc:pi,scaleMinSpace:20,onlyInteger:!1},width:void 0,height:void 0,high:void 0,low:void 0,referenceValue:0,chartPadding:{top:15,right:15,bottom:5,left:10},seriesBarDistance:15,stackBars:!1,stackMode:`accumulate`,horizontalBars:!1,distributeSeries:!1,reverseData:!1,showGridBackground:!1,classNames:{chart:`ct-chart-bar`,horizontalBars:`ct-horizontal-bars`,label:`ct-label`,labelGroup:`ct-labels`,series:`ct-series`,bar:`ct-bar`,grid:`ct-grid`,gridGroup:`ct-grids`,gridBackground:`ct-grid-background`,vertical:`ct-vertical`,horizontal:`ct-horizontal`,start:`ct-start`,end:`ct-end`}},$i=class extends qi{createChart(e){let{data:t}=this,n=Di(t,e.reverseData,e.horizontalBars?`x`:`y`,!0),r=Ri(this.container,e.width,e.height,e.classNames.chart+(e.horizontalBars?` `+e.classNames.horizontalBars:``),e.viewBox),i=e.stackBars&&e.stackMode!==!0&&n.series.length?Ei([Zi(n.series)],e,e.horizontalBars?`x`:`y`):Ei(n.series,e,e.horizontalBars?`x`:`y`);this.svg=r;let a=r.elem(`g`).addClass(e.classNames.gridGroup),o=r.elem(`g`),s=r.elem(`g`).addClass(e.classNames.labelGroup);typeof e.high==`number`&&(i.high=e.high),typeof e.low==`number`&&(i.low=e.low);let c=Bi(r,e),l,u=e.distributeSeries&&e.stackBars?n.labels.slice(0,1):n.labels,d,f,p;e.horizontalBars?(l=f=e.axisX.type===void 0?new Yi(Y.x,n.series,c,{...e.axisX,highLow:i,referenceValue:0}):new e.axisX.type(Y.x,n.series,c,{...e.axisX,highLow:i,referenceValue:0}),d=p=e.axisY.type===void 0?new Xi(Y.y,n.series,c,{ticks:u}):new e.axisY.type(Y.y,n.series,c,e.axisY)):(d=f=e.axisX.type===void 0?new Xi(Y.x,n.series,c,{ticks:u}):new e.axisX.type(Y.x,n.series,c,e.axisX),l=p=e.axisY.type===void 0?new Yi(Y.y,n.series,c,{...e.axisY,highLow:i,referenceValue:0}):new e.axisY.type(Y.y,n.series,c,{...e.axisY,highLow:i,referenceValue:0}));let m=e.horizontalBars?c.x1+l.projectValue(0):c.y1-l.projectValue(0),h=e.stackMode===`accumulate`,g=e.stackMode===`accumulate-relative`,_=[],ee=[],v=_;d.createGridAndLabels(a,s,e,this.eventEmitter),l.createGridAndLabels(a,s,e,this.eventEmitter),e.showGridBackground&&Hi(a,c,e.classNames.gridBackground,this.eventEmitter),bi(t.series,(r,i)=>{let a=i-(t.series.length-1)/2,s;s=e.distributeSeries&&!e.stackBars?d.axisLength/n.series.length/2:e.distributeSeries&&e.stackBars?d.axisLength/2:d.axisLength/n.series[i].length/2;let u=o.elem(`g`),y=J(r,`name`)&&r.name,b=J(r,`className`)&&r.className,x=J(r,`meta`)?r.meta:void 0;y&&u.attr({"ct:series-name":y}),x&&u.attr({"ct:meta":Ni(x)}),u.addClass([e.classNames.series,b||``.concat(e.classNames.series,`-`).concat(ai(i))].join(` `)),n.series[i].forEach((t,o)=>{let y=J(t,`x`)&&t.x,b=J(t,`y`)&&t.y,x;x=e.distributeSeries&&!e.stackBars?i:e.distributeSeries&&e.stackBars?0:o;let S;S=e.horizontalBars?{x:c.x1+l.projectValue(y||0,o,n.series[i]),y:c.y1-d.projectValue(b||0,x,n.series[i])}:{x:c.x1+d.projectValue(y||0,x,n.series[i]),y:c.y1-l.projectValue(b||0,o,n.series[i])},d instanceof Xi&&(d.stretch||(S[d.units.pos]+=s*(e.horizontalBars?-1:1)),S[d.units.pos]+=e.stackBars||e.distributeSeries?0:a*e.seriesBarDistance*(e.horizontalBars?-1:1)),g&&(v=b>=0||y>=0?_:ee);let C=v[o]||m;if(v[o]=C-(m-S[d.counterUnits.pos]),t===void 0)return;let w={[``.concat(d.units.pos,`1`)]:S[d.units.pos],[``.concat(d.units.pos,`2`)]:S[d.units.pos]};e.stackBars&&(h||g||!e.stackMode)?(w[``.concat(d.counterUnits.pos,`1`)]=C,w[``.concat(d.counterUnits.pos,`2`)]=v[o]):(w[``.concat(d.counterUnits.pos,`1`)]=m,w[``.concat(d.counterUnits.pos,`2`)]=S[d.counterUnits.pos]),w.x1=Math.min(Math.max(w.x1,c.x1),c.x2),w.x2=Math.min(Math.max(w.x2,c.x1),c.x2),w.y1=Math.min(Math.max(w.y1,c.y2),c.y1),w.y2=Math.min(Math.max(w.y2,c.y2),c.y1);let te=xi(r,o),ne=u.elem(`line`,w,e.classNames.bar).attr({"ct:value":[y,b].filter(gi).join(`,`),"ct:meta":Ni(te)});this.eventEmitter.emit(`draw`,{type:`bar`,value:t,index:o,meta:te,series:r,seriesIndex:i,axisX:f,axisY:p,chartRect:c,group:u,element:ne,...w})})},e.reverseData),this.eventEmitter.emit(`created`,{chartRect:c,axisX:f,axisY:p,svg:r,options:e})}constructor(e,t,n,r){super(e,t,Qi,fi({},Qi,n),r),this.data=t}},ea=56,ta=[1,2,3,4,6,7,8,12,14,24];function na(e,t){var n;let r=Math.max(1,Math.floor(t/ea));return(n=ta.find(t=>e/t<=r))==null?e:n}var ra=4,ia=4;function aa(e){var t;let n=Math.max(e,ra),r=10**Math.floor(Math.log10(n/ia)),i=r*((t=[1,2,5].find(e=>e*r*ia>=n))==null?10:t);return Math.ceil(n/i)*i}function oa(e){var t,n;let r=(t=(n=e[0])==null?void 0:n.values.length)==null?0:t;return Math.max(0,...Array.from({length:r},(t,n)=>e.reduce((e,{values:t})=>{var r;return e+((r=t[n])==null?0:r)},0)))}var sa=T`
:host{display:block;position:relative;direction:ltr;}.plot{overflow:hidden;touch-action:pan-y;}.ct-label{display:flex;font-size:11px;line-height:14px;font-variant-numeric:tabular-nums;white-space:nowrap;color:var(--secondary-text-color,#5e5e5e);}.ct-label.ct-horizontal{justify-content:center;padding-top:4px;}.ct-label.ct-vertical{align-items:flex-end;justify-content:flex-end;padding-inline-end:4px;transform:translateY(6px);}.ct-grid{stroke:var(--divider-color,rgba(0,0,0,0.12));stroke-width:1px;shape-rendering:crispEdges;}.ct-bar{fill:none;}.lit{position:absolute;top:0;pointer-events:none;border-radius:4px;background:color-mix(in srgb,var(--primary-text-color,#141414) 6%,transparent);}.tip{position:absolute;top:0;z-index:1;max-width:min(240px,80%);padding:8px 12px;border-radius:8px;font-size:12px;line-height:18px;color:var(--primary-text-color,#141414);background:var(--ha-card-background,var(--card-background-color,#fff));border:1px solid var(--divider-color,rgba(0,0,0,0.12));box-shadow:0 2px 8px rgba(0,0,0,0.2);pointer-events:none;transform:translateX(-50%);}.tip b{display:block;font-weight:500;}.tip span{display:flex;align-items:center;gap:6px;}.tip i{flex:none;width:8px;height:8px;border-radius:2px;}.tip em{flex:1;font-style:normal;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;}.tip strong{padding-inline-start:12px;font-weight:500;font-variant-numeric:tabular-nums;}.table{position:absolute;inset-block-start:0;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap;}`;function ca(e,t){let n=`ResizeObserver`in window?new ResizeObserver(([e])=>{var n;return t((n=e==null?void 0:e.contentRect.width)==null?0:n)}):void 0;return{begin:()=>n?n.observe(e):t(e.clientWidth),end:()=>n==null?void 0:n.disconnect()}}var la,ua=.72,da=28,fa=20,pa=20,ma=7,ha=80,X=class extends F{constructor(...e){super(...e),this.series=[],this.labels=[],this.names=[],this.caption=``,this.language=`en`,this.height=160,this.bar=null,this._1p=0,this._1v={left:0,top:0,width:0,height:0},this._1r=ca(this,()=>{this.clientWidth!==this._1p&&this._1q()})}connectedCallback(){super.connectedCallback(),this._1r.begin()}disconnectedCallback(){var e;super.disconnectedCallback(),this._1r.end(),(e=this._1s)==null||e.detach(),this._1s=void 0}render(){let e=this.series.filter(({values:e})=>e.some(Boolean));return A`
<div
class="plot"
aria-hidden="true"
style="height: ${this.height}px"
@pointermove=${this._1t}
@pointerdown=${this._1t}
@pointerleave=${()=>this.bar=null}
></div>
${this._1u()}
<div class="table">
<table>
<caption>
${this.caption}
</caption>
<tr>
<td></td>
${e.map(({label:e})=>A`<th scope="col">${e}</th>`)}
</tr>
${this.names.map((t,n)=>e.some(({values:e})=>e[n])?A`<tr>
<th scope="row">${t}</th>
${e.map(({values:e})=>A`<td>${e[n]}</td>`)}
</tr>`:M)}
</table>
</div>
`}_1u(){let{bar:e}=this;if(e===null)return M;let{left:t,top:n,width:r,height:i}=this._1v,a=r/this.labels.length,o=t+(e+.5)*a,s=Math.min(Math.max(o,ha),Math.max(this._1p-ha,ha)),c=this.series.filter(({values:t})=>t[e]);return A`<div
class="lit"
style="left: ${o-a/2}px; top: ${n}px; width: ${a}px; height: ${i}px"
></div>
<div class="tip" style="left: ${s}px" aria-hidden="true">
<b>${this.names[e]}</b>
${c.length?c.map(({label:t,color:n,values:r})=>{var i;return A`<span
><i style="background: ${n}"></i><em dir="auto">${t}</em
><strong>${(i=r[e])==null?void 0:i.toLocaleString(this.language)}</strong></span
>`}):A`<span>0</span>`}
</div>`}updated(e){(!this._1s||[`series`,`labels`,`height`,`language`].some(t=>e.has(t)))&&this._1q()}_1q(){var e;this._1p=this.clientWidth;let t=this.labels.length;if(!this._1p||!t||!this.plot)return;let n=aa(oa(this.series)),r=na(t,this._1p),i=Math.max(pa,12+ma*n.toLocaleString(this.language).length),a=Math.min(da,(this._1p-i)/t*ua);(e=this._1s)==null||e.detach(),this.plot.replaceChildren(),this._1s=new $i(this.plot,{labels:[...this.labels],series:this.series.map(({values:e})=>[...e])},{stackBars:!0,height:this.height,chartPadding:{top:8,right:0,bottom:0,left:0},axisX:{offset:fa,showGrid:!1,labelInterpolationFnc:(e,t)=>t%r?null:e},axisY:{offset:i,onlyInteger:!0,low:0,high:n,scaleMinSpace:28,labelInterpolationFnc:e=>Number(e).toLocaleString(this.language)}}),this._1s.on(`draw`,e=>{if(e.type===`bar`){var t,n;let r=(t=(n=this.series[e.seriesIndex])==null?void 0:n.color)==null?``:t;e.element.attr({style:`stroke: ${r}; stroke-width: ${a}px`})}}),this._1s.on(`created`,({chartRect:e})=>{this._1v={left:e.x1,top:e.y2,width:e.width(),height:e.height()}})}_1t(e){let{left:t,width:n}=this._1v,r=e.clientX-this.plot.getBoundingClientRect().left-t,i=Math.floor(r/n*this.labels.length);this.bar=n&&i>=0&&i<this.labels.length?i:null}};la=X,la.styles=sa,B([I({attribute:!1})],X.prototype,`series`,void 0),B([I({attribute:!1})],X.prototype,`labels`,void 0),B([I({attribute:!1})],X.prototype,`names`,void 0),B([I({attribute:!1})],X.prototype,`caption`,void 0),B([I({attribute:!1})],X.prototype,`language`,void 0),B([I({type:Number})],X.prototype,`height`,void 0),B([L()],X.prototype,`bar`,void 0),B([pt(`.plot`)],X.prototype,`plot`,void 0),customElements.get(`pbx-bar-chart`)||customElements.define(`pbx-bar-chart`,X);var ga,_a=1e3,va=300,ya=3600,ba=144,xa=class extends K{constructor(){super(),this.day=null,this.failure=null,this._y=0,new ar(this,()=>va)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(this._w)}refresh(){clearTimeout(this._w),this._w=setTimeout(()=>void this._x(),_a)}willUpdate(e){(e.has(`configEntry`)||Date.now()-this._y>=va*1e3)&&this._x()}async _x(){this._y=Date.now();let e=Qr(new Date);try{this.day=$r(await St(this.hass,e,this.configEntry),e.start),this.failure=null}catch(e){this.failure=ht(e)}}render(){let{t:e,day:t}=this;return t?A`${this._z(t)} ${this._10(t)} ${this._11(t)}`:this.failure?z({icon:`mdi:alert-circle-outline`,title:e(`states.error`),tone:`bad`,action:{label:e(`states.retry`),run:()=>void this._x()}}):kt(e(`states.loading`))}_z(e){let{t}=this;return A`<dl class="figures">
${[[`call.outcomes.answered`,ei(e,`answered`)],[`call.outcomes.missed`,ei(e,`missed`)],[`call_card.answer_time`,e.answerSeconds===null?`–`:gr(Math.round(e.answerSeconds))],[`call_card.talk_time`,this._12(e.talkSeconds)]].map(([e,n])=>A`<div class="figure">
<dt>${t(e)}</dt>
<dd>${n}</dd>
</div>`)}
</dl>`}_12(e){let t=e>=ya?`hour`:`minute`;return new Intl.NumberFormat(this.hass.locale.language,{style:`unit`,unit:t,unitDisplay:`short`,maximumFractionDigits:+(t===`hour`)}).format(e/(t===`hour`?ya:60))}_10(e){let{t}=this;return A`<div class="caption" aria-hidden="true">
<strong>${t(`call_card.last_day`)}</strong>
${Zr.filter(([t])=>ei(e,t)).map(([n,r])=>A`<span class="key"
><i style="background: var(--pbx-${r})"></i>${t(`call.outcomes.${n}`)}
${ei(e,n).toLocaleString(this.hass.locale.language)}</span
>`)}
</div>`}_11(e){let{hass:t,t:n}=this,r=Zr.map(([t,r])=>({label:n(`call.outcomes.${t}`),color:`var(--pbx-${r})`,values:e.counts[t]})),i=e.starts.map(e=>_r(t,e));return A`<pbx-bar-chart
.series=${r}
.labels=${e.starts.map(e=>vr(t,e))}
.names=${e.starts.map((e,n)=>`${i[n]} – ${_r(t,new Date(e.getTime()+ya*1e3))}`)}
.caption=${n(`call_card.chart`)}
.language=${t.locale.language}
.height=${ba}
></pbx-bar-chart>`}};ga=xa,ga.styles=[...K.styles,T`
:host{container-type:inline-size;}.figures{display:grid;grid-template-columns:repeat(4,minmax(0,1fr));gap:8px;margin:0;padding:8px var(--pbx-gap) 4px;}.figure{display:flex;flex-direction:column;min-width:0;padding:8px 12px;border-radius:var(--pbx-radius);background:color-mix(in srgb,var(--pbx-text) 4%,transparent);}dt{order:2;font-size:12px;line-height:16px;color:var(--pbx-text-2);}dd{margin:0;font-size:20px;font-weight:500;line-height:28px;font-variant-numeric:tabular-nums;}@container (max-width:420px){.figures{grid-template-columns:repeat(2,minmax(0,1fr));}}.caption{display:flex;flex-wrap:wrap;align-items:center;gap:4px 16px;min-height:28px;padding:4px var(--pbx-gap) 0;font-size:12px;line-height:18px;color:var(--pbx-text-2);}.caption strong{font-weight:500;color:var(--pbx-text);}.key{display:inline-flex;align-items:center;gap:6px;font-variant-numeric:tabular-nums;}.key i{width:8px;height:8px;border-radius:2px;}pbx-bar-chart{margin:0 var(--pbx-gap) 12px 8px;}`],B([L()],xa.prototype,`day`,void 0),B([L()],xa.prototype,`failure`,void 0),customElements.get(`pbx-call-statistics`)!=null||customElements.define(`pbx-call-statistics`,xa);var Sa=[gn,sn,T`
.actions{flex:none;display:flex;gap:4px;}.round{display:grid;place-items:center;width:40px;height:40px;border-radius:50%;color:var(--pbx-text-2);--mdc-icon-size:22px;}.round:hover{background:color-mix(in srgb,var(--pbx-text) 7%,transparent);}.round.call{color:color-mix(in srgb,var(--pbx-talking) 60%,var(--pbx-text));background:color-mix(in srgb,var(--pbx-talking) 14%,transparent);}.count{color:var(--pbx-text);background:color-mix(in srgb,var(--pbx-missed) 16%,transparent);}.more{display:block;margin:0 auto 8px;}`],Ca,wa=300,Ta=60,Ea=e=>`${e.config_entry_id} ${e.number}`,Da=class extends K{constructor(){super(),this.rows=7,this.showsAll=!1,this.numbers=null,this.failure=null,this._19=new cr(this,()=>this),new ar(this,()=>{var e;return(e=this.numbers)!=null&&e.length?Ta:null})}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(this._13)}refresh(){clearTimeout(this._13),this._13=setTimeout(()=>void this._14(),wa)}willUpdate(e){(!this.hasUpdated||e.has(`configEntry`))&&this._14()}async _14(){try{this._15(await bt(this.hass,this.configEntry)),this.failure=null}catch(e){this.failure=ht(e)}}_15(e){this.numbers=e,this.dispatchEvent(new CustomEvent(`pbx-to-return`,{detail:e.length}))}async _17(e,t){var n;let r=(n=this.numbers)==null?[]:n,i=r.indexOf(e);t&&(this._15(r.filter(t=>t!==e)),await this._16(i));try{await xt(this.hass,e,t)}catch(e){this._15(r),or(this,this.t(`call_card.not_saved`));return}if(t){let t=H(this.naming(e.config_entry_id),e.number,e.name);or(this,this.t(`call_card.ticked_off`,{name:t.label}),{text:this.t(`call_card.undo`),action:()=>void this._17(e,!1)})}await this._14()}async _16(e){var t,n;await this.updateComplete;let r=[...this.renderRoot.querySelectorAll(`.tick`)];(t=(n=r[e])==null?r[r.length-1]:n)==null||t.focus({preventScroll:!0})}render(){let{t:e}=this;if(this.failure&&!this.numbers)return z({icon:`mdi:alert-circle-outline`,title:e(`states.error`),tone:`bad`,action:{label:e(`states.retry`),run:()=>void this._14()}});if(!this.numbers)return kt(e(`states.loading`));if(!this.numbers.length)return z({icon:`mdi:phone-check`,title:e(`call_card.nobody_waits`),text:e(`call_card.nobody_waits_text`),tone:`good`});let t=new Date,n=this.showsAll?this.numbers:this.numbers.slice(0,this.rows);return A`<div role="list" aria-label=${e(`call_card.sections.to_return`)}>
${er(n,Ea,e=>this._18(e,t))}
</div>
${this.numbers.length>this.rows?A`<button
type="button"
class="text-button more"
aria-expanded=${this.showsAll}
@click=${()=>this.showsAll=!this.showsAll}
>
${e(this.showsAll?`call_card.show_fewer`:`call_card.show_all`,{count:this.numbers.length})}
</button>`:M}`}_18(e,t){let{t:n}=this,r=this.naming(e.config_entry_id),i=H(r,e.number,e.name),a=new Date(e.last_at),o=e.called_number?H(r,e.called_number).label:null;return A`<div class="row tone-missed" role="listitem">
<span class="badge"><ha-icon icon="mdi:phone-missed" aria-hidden="true"></ha-icon></span>
<span class="lines">
<span class="first">
<span class="cut">${U(i)}</span>
${e.calls>1?A`<span class="tag count">${n(`call_card.missed_calls`,{count:e.calls})}</span>`:M}
</span>
<span class="second">
<time datetime=${e.last_at} title=${yr(this.hass,a)}
>${Cr(this.hass,a,t)}</time
>
${o?A`${on(`mdi:arrow-right`)}<span class="cut"><bdi>${o}</bdi></span>`:M}
</span>
</span>
<span class="actions">
${this._19.control({config_entry_id:e.config_entry_id,number:i.dial,inside:i.inside},{classes:`round call`,content:A`<ha-icon icon="mdi:phone" aria-hidden="true"></ha-icon>`,label:n(`call_card.call_back`,{name:i.label}),title:n(`call.call_back`)})}
<button
type="button"
class="round tick"
aria-label=${n(`call_card.tick_off`,{name:i.label})}
title=${n(`call_card.tick_off_short`)}
@click=${()=>void this._17(e,!0)}
>
<ha-icon icon="mdi:check" aria-hidden="true"></ha-icon>
</button>
</span>
</div>`}};Ca=Da,Ca.styles=[...K.styles,...Sa],B([I({attribute:!1})],Da.prototype,`rows`,void 0),B([L()],Da.prototype,`showsAll`,void 0),B([L()],Da.prototype,`numbers`,void 0),B([L()],Da.prototype,`failure`,void 0),customElements.get(`pbx-calls-to-return`)!=null||customElements.define(`pbx-calls-to-return`,Da);var Oa,ka=760,Aa=7,ja={history:`mdi:history`,to_return:`mdi:phone-return`,statistics:`mdi:chart-bar`},Z=class extends V{constructor(...e){super(...e),this.isWide=!1,this.chosen=null,this.waiting=null,this._2=!1,this._1=ca(this,e=>{this.isWide=e>=ka})}static getStubConfig(){return{sections:[...Kt]}}static getConfigForm(){return Zt()}getGridOptions(){let e=Kt.filter(e=>this._0(e));return{...super.getGridOptions(),min_rows:Math.max(...e.map(e=>qt[e]))}}parse(e){return Xt(e),e}connectedCallback(){super.connectedCallback(),this._1.begin()}disconnectedCallback(){super.disconnectedCallback(),this._1.end()}watched(e){return this._0(`now`)?dn(e.filter(e=>!e.may_read_log)):[]}callsChanged(e){var t,n;let r=this._2&&!((t=this.store)!=null&&t.failure);if(this._2=((n=this.store)==null?void 0:n.failure)!==null,r||e.some(e=>e.state===`ended`)){var i,a,o;(i=this.history)==null||i.refresh(),(a=this.toReturn)==null||a.refresh(),(o=this.statistics)==null||o.refresh()}}updated(e){e.has(`config`)&&(this.chosen=null)}_0(e){var t;return!((t=this.config)!=null&&(t=t.sections)!=null&&t.length)||this.config.sections.includes(e)}renderContent(e){let t=e.filter(e=>e.may_read_log),n=t.length?Kt.filter(e=>e!==`now`&&this._0(e)):[],r=this._0(`now`)?this._3(e,t):M;return t.length?this.isWide&&n.length>1&&n.includes(`history`)?this._4(r,n,t):this._5(r,n,t):A`${r}
${z({icon:`mdi:lock-outline`,title:this.t(`states.not_allowed`),text:this.t(`states.not_allowed_text`)})}`}_3(e,t){var n,r,i,a;let o=new Set(t.map(e=>e.config_entry_id)),s=[...(n=(r=this.store)==null?void 0:r.calls.values())==null?[]:n].filter(e=>o.has(e.config_entry_id)).sort((e,t)=>{var n,r;return((n=t.started_at)==null?``:n).localeCompare((r=e.started_at)==null?``:r)}),c=un(this.hass,e.filter(e=>!e.may_read_log));return A`<section class="now" aria-label=${this.t(`call_card.sections.now`)}>
${c.length?A`<div role="list">
${c.map(e=>{var t,n;return fn(e,this.t,(t=(n=this.config)==null?void 0:n.mask_numbers)==null?`none`:t)})}
</div>`:M}
${s.length||!c.length?A`<pbx-live-calls
.hass=${this.hass}
.t=${this.t}
.systems=${e}
.mask=${(i=(a=this.config)==null?void 0:a.mask_numbers)==null?`none`:i}
.calls=${s}
></pbx-live-calls>`:M}
</section>`}_4(e,t,n){return A`<div class="columns">
<div class="column">
${e}
${t.filter(e=>e!==`history`).map(e=>A`<section class="panel" aria-labelledby="title-${e}">
<h3 id="title-${e}">${this.t(`call_card.sections.${e}`)}</h3>
${this._6(e,n)}
</section>`)}
</div>
<section class="panel column fill" aria-label=${this.t(`call_card.sections.history`)}>
${this._6(`history`,n)}
</section>
</div>`}_5(e,t,n){let r=this.chosen&&t.includes(this.chosen)?this.chosen:t[0];return r?A`${e}
${t.length>1?A`<div class="tabs" role="tablist" @keydown=${hn}>
${t.map(e=>this._7(e,e===r))}
</div>`:M}
${t.map(e=>A`<div
class="panel ${e===`history`?`fill`:``}"
role=${t.length>1?`tabpanel`:M}
id="panel-${e}"
aria-labelledby=${t.length>1?`tab-${e}`:M}
?hidden=${e!==r}
>
${this._6(e,n)}
</div>`)}`:A`${e}`}_7(e,t){var n;let r=e===`to_return`?this.waiting:null;return A`<button
type="button"
role="tab"
id="tab-${e}"
aria-controls="panel-${e}"
aria-selected=${t}
tabindex=${t?0:-1}
@click=${()=>this.chosen=e}
>
<ha-icon icon=${(n=ja[e])==null?``:n} aria-hidden="true"></ha-icon>
<span>${this.t(`call_card.sections.${e}`)}</span>
${r?A`<span class="count">${r}</span>`:M}
</button>`}_6(e,t){var n,r,i;let a=(n=(r=this.config)==null?void 0:r.mask_numbers)==null?`none`:n,o=(i=this.config)==null?void 0:i.config_entry;if(e===`history`){var s,c,l,u,d;return A`<pbx-call-history
.hass=${this.hass}
.t=${this.t}
.systems=${t}
.mask=${a}
.configEntry=${o}
.extension=${(s=this.config)==null?void 0:s.extension}
.chips=${(c=(l=this.config)==null?void 0:l.filters)==null?Ma:c}
.rows=${(u=(d=this.config)==null?void 0:d.rows)==null?Aa:u}
></pbx-call-history>`}if(e===`to_return`){var f,p,m;return A`<pbx-calls-to-return
.hass=${this.hass}
.t=${this.t}
.systems=${t}
.mask=${a}
.configEntry=${o}
.extension=${(f=this.config)==null?void 0:f.extension}
.rows=${(p=(m=this.config)==null?void 0:m.rows)==null?Aa:p}
@pbx-to-return=${e=>this.waiting=e.detail}
></pbx-calls-to-return>`}return A`<pbx-call-statistics
.hass=${this.hass}
.t=${this.t}
.systems=${t}
.mask=${a}
.configEntry=${o}
></pbx-call-statistics>`}};Oa=Z,Oa.styles=[...V.styles,..._n],B([L()],Z.prototype,`isWide`,void 0),B([L()],Z.prototype,`chosen`,void 0),B([L()],Z.prototype,`waiting`,void 0),B([pt(`pbx-call-history`)],Z.prototype,`history`,void 0),B([pt(`pbx-calls-to-return`)],Z.prototype,`toReturn`,void 0),B([pt(`pbx-call-statistics`)],Z.prototype,`statistics`,void 0);var Ma=[],Na=new Set([`calls`,`last_caller`,`last_missed_caller`,`missed_calls_today`,`active_calls`]);function Pa(e,t){var n;let r=e.entities[t];return(r==null?void 0:r.platform)===`pbx`&&Na.has((n=r.translation_key)==null?``:n)?{config:{type:`custom:${Gt}`}}:null}ne(Z,{type:Gt,name:`call_card.name`,description:`call_card.description`,getEntitySuggestion:Pa});var Fa={"00531":`hung_up`,"00537":`busy`,"00538":`wrong_number`,"00548":`powered_off`,"00549":`out_of_service`,"00551":`hung_up`,"00601":`hung_up_early`,"00602":`no_resources`,"00603":`no_answer`,"00604":`rejected`,"00605":`no_resources`,"00606":`system_error`,"00701":`hung_up_waiting`,"00702":`queue_timeout`,"01040":`no_answer`,"01043":`result_timeout`,"01046":`no_agent`,"01048":`no_resources`,"01049":`result_timeout`,34601:`no_task`,34605:`wrong_number`,34606:`not_attempted`,34608:`result_timeout`,34611:`system_error`},Ia=5;function La(e){var t,n,r;let i=Fa[((t=e.reason_code)==null?``:t).padStart(Ia,`0`)];return(n=(r=i==null?e.reason:i)==null?e.reason_code:r)==null?``:n}function Ra(e,t){if(!t)return e(`campaign.no_reason`);let n=`campaign.reasons.${t}`,r=e(n);return r===n?t:r}var za=8,Ba=[`var(--red-color, #f44336)`,`var(--orange-color, #ff9800)`,`var(--deep-purple-color, #6e41ab)`,`var(--light-blue-color, #03a9f4)`,`var(--brown-color, #795548)`],Va=`var(--pbx-success)`,Ha=`var(--pbx-rest)`;function Ua(e){var t;return(t=Ba[e])==null?Ha:t}function Wa({reasons:e}){if(e.length<=za)return e;let t=e.slice(7).reduce((e,{count:t})=>e+t,0);return[...e.slice(0,7),{reason:null,count:t}]}function Ga(e,t,n){let r=new Intl.NumberFormat(n,{style:`percent`,maximumFractionDigits:0}),i=Wa(e),a=Math.max(...i.map(({count:e})=>e));return A`<ol>
${i.map(({reason:i,count:o},s)=>{let c=i===null?t(`campaign.other_reasons`):Ra(t,i);return A`<li style="--swatch: ${Ua(i===null?Ba.length:s)}">
<i class="swatch" aria-hidden="true"></i>
<span class="text" title=${c}><bdi>${c}</bdi></span>
<span class="numbers">${o.toLocaleString(n)}</span>
<span class="share numbers">${r.format(o/e.failures)}</span>
<span class="track" aria-hidden="true"><span style="width: ${100*o/a}%"></span></span>
</li>`})}
</ol>`}function Ka({buckets:e,shown:t,reasons:n},r,i,a){let o=e.map(({start:e})=>e),s=new Intl.DateTimeFormat(i.locale.language,{day:`numeric`,month:`numeric`}),c=new Date,l=t=>e.map(e=>{var n;return(n=e.failed[t])==null?0:n});return{series:[{label:a(`campaign.successes`),color:Va,values:e.map(({succeeded:e})=>e)},...t.map((e,t)=>({label:Ra(a,e),color:Ua(t),values:l(t)})),...n.length>t.length?[{label:a(`campaign.other_reasons`),color:Ha,values:l(t.length)}]:[]],labels:o.map(e=>r===`day`?vr(i,e):s.format(e)),names:o.map(e=>r===`day`?_r(i,e):Sr(i,e,c))}}var qa=36e5,Ja=5,Ya={day:1,week:7,month:30},Xa=[`day`,`week`,`month`];function Za(e,t){let n=new Date(t);return e===`day`?(n.setMinutes(0,0,0),new Date(n.getTime()-23*qa)):(n.setHours(0,0,0,0),n.setDate(n.getDate()-(Ya[e]-1)),n)}function Qa(e,t){let n=Za(e,t);return e===`day`?Array.from({length:25},(e,t)=>new Date(n.getTime()+t*qa)):Array.from({length:Ya[e]+1},(e,t)=>{let r=new Date(n);return r.setDate(r.getDate()+t),r})}function $a(e){return e.outcome===`answered`||e.outcome===`voicemail`}function eo(e,t,n){let r=Qa(t,n).map(e=>e.getTime()),i=[];for(let t of e){let e=t.started_at?Date.parse(t.started_at):NaN,n=r.filter(t=>t<=e).length-1;t.outcome&&t.outcome!==`unknown`&&n>=0&&n<r.length-1&&i.push({call:t,bucket:n})}let a=new Map;for(let{call:e}of i.filter(({call:e})=>!$a(e))){var o;a.set(La(e),((o=a.get(La(e)))==null?0:o)+1)}let s=[...a].map(([e,t])=>({reason:e,count:t})).sort((e,t)=>t.count-e.count||e.reason.localeCompare(t.reason)),c=s.slice(0,Ja).map(({reason:e})=>e),l=r.slice(0,-1).map(e=>({start:new Date(e),succeeded:0,failed:Array.from({length:c.length+1},()=>0)}));for(let{call:e,bucket:t}of i){let n=l[t];if(n){if($a(e))n.succeeded+=1;else{var u;let t=c.indexOf(La(e)),r=t<0?c.length:t;n.failed[r]=((u=n.failed[r])==null?0:u)+1}}}let d=s.reduce((e,{count:t})=>e+t,0);return{results:i.length,successes:i.length-d,failures:d,reasons:s,shown:c,buckets:l}}var to=`pbx-campaign-card`;function no(e){x(e);let t=e;S(`campaign`,t.campaign),C(`period`,t.period,Xa)}function ro(){return y([...v().filter(({name:e})=>e!==`mask_numbers`),{name:`campaign`,selector:{text:{}}},_(`period`,Xa)],no)}function io({results:e,successes:t,failures:n},r,i){let a=new Intl.NumberFormat(i,{style:`percent`,maximumFractionDigits:0}),o=(t,n,o,s)=>A`<div>
<dt>
${s?A`<i class="swatch" style="--swatch: ${s}" aria-hidden="true"></i>`:M}${r(t)}
</dt>
<dd class="numbers">
${n.toLocaleString(i)}${o&&e?A`<small>${a.format(n/e)}</small>`:M}
</dd>
</div>`;return A`<dl class="figures">
${o(`campaign.results`,e,!1)}
${o(`campaign.successes`,t,!0,Va)}
${o(`campaign.failures`,n,!0)}
</dl>`}var ao=500,oo=1e4,so=class{get failed(){return![`loading`,`complete`,`truncated`].includes(this.state)}constructor(e){this.changed=e,this.calls=new Map,this.state=`loading`,this._1i=``}async ask(e,t){let n=JSON.stringify(t);if(n!==this._1i){this._1i=n,this._1j=t,this.calls.clear(),this.state=`loading`;try{let r=await this._1k(e,t,()=>this._1i===n);this._1i===n&&(this.state=r?`complete`:`truncated`)}catch(e){this._1i===n&&(this.state=ht(e))}this.changed()}}forget(){this._1i=``}take(e){let t=this._1j;for(let n of e)t!=null&&t.entries.includes(n.config_entry_id)&&n.campaign&&(!t.campaign||n.campaign.campaign_id===t.campaign)&&n.outcome&&this.calls.set(R(n),n)}async _1k(e,t,n){for(let r of t.entries){let i=null;do{let a=await vt(e,{config_entry_id:r,start:t.start.toISOString(),...t.campaign?{campaign_id:t.campaign}:{}},{cursor:i,limit:ao});if(!n())return!1;this.take(a.calls),this.changed(),i=a.next_cursor}while(i&&this.calls.size<oo);if(i)return!1}return!0}},co=T`
:host{--pbx-success:var(--green-color,#4caf50);--pbx-rest:var(--grey-color,#9e9e9e);}.header{flex-wrap:wrap;padding-block:16px 12px;}.periods{display:flex;gap:4px;}.periods button{min-height:32px;padding:0 12px;border:1px solid var(--pbx-line);border-radius:16px;font-size:13px;line-height:18px;color:var(--pbx-text-2);white-space:nowrap;}.periods button:hover{background:color-mix(in srgb,var(--pbx-text) 5%,transparent);}.periods button[aria-pressed="true"]{color:var(--pbx-text);border-color:color-mix(in srgb,var(--pbx-primary) 60%,transparent);background:color-mix(in srgb,var(--pbx-primary) 14%,transparent);}select{min-height:32px;max-width:180px;padding-inline:12px 8px;border:1px solid var(--pbx-line);border-radius:16px;font:inherit;font-size:13px;color:var(--pbx-text);background:var(--pbx-card);}.content{flex:1;min-height:0;overflow:auto;display:flex;flex-direction:column;gap:16px;padding:0 var(--pbx-gap) var(--pbx-gap);}.content:first-child{padding-block-start:var(--pbx-gap);}.figures{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:8px;margin:0;}.figures div{display:flex;flex-direction:column-reverse;justify-content:flex-end;}dt{display:flex;align-items:center;gap:6px;font-size:13px;line-height:18px;color:var(--pbx-text-2);}dd{display:flex;align-items:baseline;gap:6px;margin:0;font-size:24px;font-weight:500;line-height:32px;}dd small{line-height:1;font-size:13px;font-weight:400;color:var(--pbx-text-2);}i.swatch{flex:none;width:10px;height:10px;border-radius:3px;background:var(--swatch);}.note{margin:0;font-size:13px;line-height:18px;color:var(--pbx-text-2);}h3{margin:0 0 4px;font-size:14px;font-weight:500;line-height:20px;}ol{margin:0;padding:0;list-style:none;}ol li{display:grid;grid-template-columns:auto minmax(0,1fr) auto minmax(44px,auto);align-items:center;column-gap:8px;padding:6px 0;font-size:14px;line-height:20px;}ol .text{overflow:hidden;text-overflow:ellipsis;white-space:nowrap;}ol .share{text-align:end;color:var(--pbx-text-2);}ol .track{grid-column:2 / -1;height:4px;margin-top:4px;border-radius:2px;background:color-mix(in srgb,var(--pbx-text) 8%,transparent);overflow:hidden;}ol .track span{display:block;height:100%;border-radius:2px;background:var(--swatch);}.loading{opacity:0.6;}.main{display:flex;flex-direction:column;gap:16px;min-width:0;}.strip{margin:0;}@container pbx-card (min-width:720px){.content{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);column-gap:32px;align-items:start;}.content.single{grid-template-columns:minmax(0,1fr);}dd{font-size:28px;line-height:36px;}}@container pbx-card (max-width:399px){.periods{flex-basis:100%;}dd{font-size:20px;line-height:28px;}dd small{font-size:12px;}}`,lo=[`campaign_results`,`campaign_successes`,`campaign_failures`,`campaign_last_reason`];function uo(e){return e.filter(({is_campaigns:e,campaigns:t})=>e||t.length)}function fo(e,t){let n=new Map;for(let e of Object.values(t.entities)){let t=lo.find(t=>t===(e==null?void 0:e.translation_key));e!=null&&e.device_id&&e.platform===`pbx`&&t&&n.set(e.device_id,{...n.get(e.device_id),[t]:e.entity_id})}return e.flatMap(({campaigns:e})=>e).map(e=>{var r,i,a,o;let s=String((r=e.device_id)==null?``:r);return{campaignId:e.campaign_id,name:(i=(a=t.devices[s])==null?void 0:a.name_by_user)==null?e.campaign_id:i,entities:(o=n.get(s))==null?{}:o}}).sort((e,t)=>t.campaignId.localeCompare(e.campaignId,void 0,{numeric:!0}))}function po(e,t){var n,r;let i=n=>e.reduce((e,{entities:r})=>{var i,a;let o=Number((i=t[(a=r[n])==null?``:a])==null?void 0:i.state);return e+(Number.isFinite(o)?o:0)},0),a=e.map(({entities:e})=>{var n;return t[(n=e.campaign_last_reason)==null?``:n]}).filter(e=>e&&![`unknown`,`unavailable`].includes(e.state)).sort((e,t)=>{var n,r;return Date.parse((n=t==null?void 0:t.last_changed)==null?``:n)-Date.parse((r=e==null?void 0:e.last_changed)==null?``:r)});return{results:i(`campaign_results`),successes:i(`campaign_successes`),failures:i(`campaign_failures`),lastReason:(n=(r=a[0])==null?void 0:r.state)==null?null:n}}var mo,ho=200,go=class extends V{constructor(...e){super(...e),this.chosenCampaign=null,this._1a=new so(()=>this.requestUpdate()),this._1b=!1}static getConfigForm(){return ro()}static getStubConfig(){return{}}getGridOptions(){return{columns:12,rows:`auto`,min_columns:6,min_rows:4}}parse(e){return no(e),e}watched(e){return this.hass?fo(e,this.hass).flatMap(({entities:e})=>Object.values(e)):[]}callsChanged(e){var t,n;this._1a.take(e);let r=((t=this.store)==null?void 0:t.failure)===`offline`;(this._1b&&!r||this._1a.failed&&!((n=this.store)!=null&&n.failure))&&this._1a.forget(),this._1b=r}get period(){var e,t,n;return(e=(t=this.chosenPeriod)==null?(n=this.config)==null?void 0:n.period:t)==null?`week`:e}get campaignId(){var e,t;return(e=(t=this.config)==null?void 0:t.campaign)==null?this.chosenCampaign:e}renderHeader(){var e,t,n;let{t:r}=this,i=(e=this.config)==null?void 0:e.campaign,a=i?r(`campaign.name`,{name:i}):r(`campaign.title`),o=(t=(n=this.config)==null?void 0:n.title)==null?a:t,s=[o?A`<h2><bdi>${o}</bdi></h2>`:M,this._1c(),this._1d()];return s.every(e=>e===M)?M:A`<div class="header">${s}</div>`}_1d(){var e;let{t}=this;return uo((e=this.systems)==null?[]:e).some(({may_read_log:e,campaigns:t})=>e&&t.length)?A`<div class="periods" role="group" aria-label=${t(`campaign.period`)}>
${Xa.map(e=>A`<button
type="button"
aria-pressed=${e===this.period}
@click=${()=>this.chosenPeriod=e}
>
<bdi>${t(`campaign.periods.${e}`)}</bdi>
</button>`)}
</div>`:M}_1c(){var e,t;let{hass:n,t:r}=this,i=n?fo((e=this.systems)==null?[]:e,n):[];return(t=this.config)!=null&&t.campaign||i.length<2?M:A`<select
aria-label=${r(`campaign.choose`)}
@change=${e=>this.chosenCampaign=e.target.value||null}
>
<option value="">${r(`campaign.all`)}</option>
${i.map(({campaignId:e,name:t})=>A`<option value=${e} ?selected=${e===this.chosenCampaign}>
${t===e?r(`campaign.name`,{name:t}):t}
</option>`)}
</select>`}renderContent(e){let{t}=this,n=this.hass,r=uo(e),i=(n?fo(r,n):[]).filter(({campaignId:e})=>!this.campaignId||e===this.campaignId);if(!n||!r.length||!i.length)return z({icon:`mdi:bullhorn-outline`,title:t(r.length?`campaign.none_yet`:`campaign.no_centre`),text:t(r.length?`campaign.none_yet_text`:`campaign.no_centre_text`)});let a=r.filter(({may_read_log:e})=>e).map(({config_entry_id:e})=>e);return a.length?this._1e(a):this._1f(i)}_1f(e){var t,n;let{t:r,hass:i}=this,a=po(e,(t=i==null?void 0:i.states)==null?{}:t);return A`<div class="content single">
${io(a,r,(n=i==null?void 0:i.locale.language)==null?`en`:n)}
<p class="note">
${r(`campaign.all_time`)}
${a.lastReason?r(`campaign.last_reason`,{reason:a.lastReason}):M}
</p>
${At(`mdi:lock-outline`,`${r(`states.not_allowed`)}. ${r(`states.not_allowed_text`)}`)}
</div>`}_1e(e){var t,n;let{t:r,hass:i,period:a}=this,o=new Date,s=Za(a,o);s.setHours(0,0,0,0);let c={entries:e,campaign:this.campaignId,start:s};i&&this._1a.ask(i,c);let{state:l,failed:u}=this._1a;if(u)return z({icon:`mdi:alert-circle-outline`,title:r(`states.error`),text:r(`states.error_text`),tone:`bad`,action:{label:r(`states.retry`),run:()=>this._1g()}});let d=eo(this._1a.calls.values(),a,o);return d.results?A`<div class="content" aria-busy=${l===`loading`}>
<div class="main">
${io(d,r,(t=i==null?void 0:i.locale.language)==null?`en`:t)}
${l===`truncated`?A`<p class="note">${r(`campaign.truncated`,{count:d.results})}</p>`:M}
${this._1h(d)}
</div>
${d.failures?A`<section>
<h3>${r(`campaign.why_failed`)}</h3>
${Ga(d,r,(n=i==null?void 0:i.locale.language)==null?`en`:n)}
</section>`:M}
</div>`:l===`loading`?kt(r(`states.loading`)):z({icon:`mdi:bullhorn-outline`,title:r(`campaign.nothing_in_period`),text:r(`campaign.nothing_in_period_text`)})}_1h(e){let{t,hass:n,period:r}=this;if(!n)return M;let i=Ka(e,r,n,t);return A`<pbx-bar-chart
.series=${i.series}
.labels=${i.labels}
.names=${i.names}
.caption=${t(`campaign.chart`)}
.language=${n.locale.language}
.height=${ho}
></pbx-bar-chart>`}_1g(){this._1a.forget(),this.requestUpdate()}};mo=go,mo.styles=[...V.styles,co],B([L()],go.prototype,`chosenPeriod`,void 0),B([L()],go.prototype,`chosenCampaign`,void 0);function _o(n,r){var i,a;let o=n.entities[r];if((o==null?void 0:o.platform)!==`pbx`||!((i=o.translation_key)!=null&&i.startsWith(`campaign_`)))return null;let s=n.devices[(a=o.device_id)==null?``:a],c=e(s,`campaign`);return{config:{type:`custom:${to}`,...t(s),...c?{campaign:c}:{}}}}ne(go,{type:to,name:`campaign.card`,description:`campaign.card_description`,getEntitySuggestion:_o});var vo=`pbx-extensions-card`,yo=[`number`,`name`,`activity`],bo=[`details`,`call`],xo=[`hide_unregistered`,`hide_trunks`];function So(e){x(e),Lt(e);let t=e;C(`sort`,t.sort,yo),C(`tap`,t.tap,bo);for(let e of xo)t[e]!==void 0&&typeof t[e]!=`boolean`&&b(`config.not_a_switch`,{option:e});let n=t.extensions;n!==void 0&&!(Array.isArray(n)&&n.every(e=>typeof e==`string`))&&b(`config.not_a_list_of_texts`,{option:`extensions`})}function Co(){return y([...v(),ee(`extensions`,{multiple:!0}),{name:``,type:`grid`,schema:[_(`sort`,yo),_(`tap`,bo)]},Rt(),{name:``,type:`grid`,schema:xo.map(e=>({name:e,selector:{boolean:{}}}))}],So)}var wo={ArrowRight:(e,t)=>t,ArrowLeft:(e,t)=>-t,ArrowDown:e=>e,ArrowUp:e=>-e};function To(e,t,{count:n,columns:r,rtl:i}){var a;if(e===`Home`||e===`End`)return e===`Home`?0:n-1;let o=(a=wo[e])==null?void 0:a.call(wo,r,i?-1:1),s=o===void 0?-1:t+o;return s>=0&&s<n?s:null}function Eo(e){var t;let n=e.currentTarget,r=[...n.querySelectorAll(`.tile`)],i=r.indexOf(e.target);if(i<0||e.altKey||e.ctrlKey||e.metaKey)return;let a=(t=r[0])==null?void 0:t.offsetTop,o=r.filter(e=>e.offsetTop===a).length,s=getComputedStyle(n).direction===`rtl`,c=To(e.key,i,{count:r.length,columns:o,rtl:s});if(c!==null){var l;e.preventDefault(),(l=r[c])==null||l.focus()}}var Do=[`ringing`,`alerting`,`in_call`,`on_hold`,`idle`,`unregistered`,`unavailable`],Oo={registered:`good`,idle:`good`,up:`good`,busy:`busy`,registering:`waiting`,down:`bad`,failure:`bad`,disabled:`off`,unavailable:`unavailable`};function ko(e,t){var n;let r=t?(n=e[t])==null?void 0:n.state:void 0;return r&&r!==`unknown`&&r!==`unavailable`?r:null}function Ao(e,t,n){var r,i;let a=ko(t,e.state_entity),o=(r=Do.find(e=>e===a))==null?`unavailable`:r,s=ko(t,e.connected_number_entity),c=e.state_entity?(i=t[e.state_entity])==null?void 0:i.last_changed:void 0;return{number:e.number,name:e.name===e.number?null:e.name,presence:o,connected:s,connectedName:s&&n.get(s)||null,since:c?new Date(c):null,entityId:e.state_entity}}function jo(e,t){let n=ko(t,e.status_entity),r=n&&n in Oo?n:`unavailable`;return{name:e.name,status:r,lamp:Oo[r],entityId:e.status_entity}}var Mo=(e,t)=>e.number.localeCompare(t.number,void 0,{numeric:!0}),No={number:Mo,name:(e,t)=>{var n,r;return((n=e.name)==null?e.number:n).localeCompare((r=t.name)==null?t.number:r)||Mo(e,t)},activity:(e,t)=>Do.indexOf(e.presence)-Do.indexOf(t.presence)||Mo(e,t)};function Po(e,t){let n=new Map;for(let a of t)if(a.config_entry_id===e.config_entry_id){var r,i;n.set((r=a.caller_number)==null?``:r,a.caller_name),n.set((i=a.called_number)==null?``:i,a.called_name)}for(let{number:t,name:r}of e.extensions)n.set(t,r);return n}function Fo(e,t,n,r){var i;let a=(i=r.extensions)!=null&&i.length?new Set(r.extensions):null,o=[...t];return e.map(e=>{var t;let i=Po(e,o);return{system:e,lamps:e.extensions.filter(({number:e})=>!a||a.has(e)).map(e=>Ao(e,n,i)).filter(({presence:e})=>!r.hide_unregistered||e!==`unregistered`).sort(No[(t=r.sort)==null?`number`:t]),trunks:r.hide_trunks?[]:e.trunks.map(e=>jo(e,n))}}).filter(({lamps:e})=>e.length)}function Io(e){return e.flatMap(({lamps:e})=>e)}function Lo(e){let t=new Map;for(let{presence:r}of Io(e)){var n;t.set(r,((n=t.get(r))==null?0:n)+1)}return Do.filter(e=>t.has(e)).map(e=>{var n;return[e,(n=t.get(e))==null?0:n]})}function Ro(e){return e.flatMap(e=>[...e.extensions.flatMap(e=>[e.state_entity,e.connected_number_entity]),...e.trunks.map(e=>e.status_entity)].filter(e=>e!==null))}function zo(e){return[`ringing`,`alerting`,`in_call`,`on_hold`].includes(e)}var Bo=T`
:host{--pbx-lamp-free:var(--green-color,#4caf50);--pbx-lamp-busy:var(--red-color,#f44336);--pbx-lamp-ringing:var(--orange-color,#ff9800);--pbx-lamp-calling:var(--light-blue-color,#03a9f4);--pbx-lamp-held:var(--deep-purple-color,#6e41ab);--pbx-lamp-off:var(--grey-color,#9e9e9e);}.idle,.good{--lamp:var(--pbx-lamp-free);}.in_call,.busy,.bad{--lamp:var(--pbx-lamp-busy);}.ringing,.waiting{--lamp:var(--pbx-lamp-ringing);}.alerting{--lamp:var(--pbx-lamp-calling);}.on_hold{--lamp:var(--pbx-lamp-held);}.unregistered,.unavailable,.off{--lamp:var(--pbx-lamp-off);}.header{flex-wrap:wrap;padding-block:16px 12px;row-gap:8px;}.header h2{flex:1 1 auto;}.counts{display:flex;flex-wrap:wrap;gap:4px 16px;margin:0;padding:0;list-style:none;font-size:13px;line-height:20px;color:var(--pbx-text-2);}.counts[hidden]{display:none;}.counts li{display:flex;white-space:nowrap;align-items:center;gap:6px;}.counts i{flex:none;width:10px;height:10px;border-radius:50%;background:var(--lamp);}.counts .unregistered i,.counts .unavailable i{background:none;border:2px solid var(--lamp);}.content{flex:1;min-height:0;overflow:auto;padding:0 var(--pbx-gap) var(--pbx-gap);}.content.bare{padding-top:var(--pbx-gap);}.system + .system{margin-top:16px;}h3{margin:0 0 8px;font-size:13px;font-weight:500;line-height:20px;color:var(--pbx-text-2);}.content .strip{margin:0 0 8px;}.tiles{margin:0;padding:0;list-style:none;}.tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(136px,100%),1fr));gap:8px;}.tiles.single{grid-template-columns:minmax(0,1fr);}.tiles li{display:flex;min-width:0;}.tile{flex:1;display:grid;grid-template-columns:auto minmax(0,1fr) auto;align-items:center;column-gap:8px;min-width:0;padding:10px 12px;border:1px solid var(--pbx-line);border-radius:var(--pbx-radius);color:inherit;text-decoration:none;transition:      background-color 180ms ease,border-color 180ms ease;}button.tile:hover,a.tile:hover{background:color-mix(in srgb,var(--pbx-text) 5%,transparent);}.tile.active{border-color:color-mix(in srgb,var(--lamp) 55%,transparent);background:color-mix(in srgb,var(--lamp) 14%,transparent);}button.tile.active:hover,a.tile.active:hover{background:color-mix(in srgb,var(--lamp) 20%,transparent);}.lamp{display:grid;place-items:center;width:28px;height:28px;border-radius:50%;color:color-mix(in srgb,var(--lamp) 80%,var(--pbx-text));background:color-mix(in srgb,var(--lamp) 18%,transparent);--mdc-icon-size:18px;}.active .lamp{color:#fff;background:color-mix(in srgb,var(--lamp) 82%,#000);}.ringing .lamp{animation:pbx-ring 1s ease-in-out infinite;}.number{font-size:13px;line-height:20px;color:var(--pbx-text-2);overflow:hidden;text-overflow:ellipsis;white-space:nowrap;}.since{font-size:13px;font-weight:500;line-height:20px;}.name,.doing{grid-column:1 / -1;display:flex;}.name span,.doing span{overflow:hidden;text-overflow:ellipsis;white-space:nowrap;}.name{margin-top:8px;font-size:14px;font-weight:500;line-height:20px;}.doing{font-size:13px;line-height:18px;color:var(--pbx-text-2);}.active .number,.active .doing{color:var(--pbx-text);}.unregistered .name,.unavailable .name{color:var(--pbx-text-2);}.tile.unregistered,.tile.unavailable{border-style:dashed;}@container pbx-card (min-width:900px){.tiles{grid-template-columns:repeat(auto-fill,minmax(176px,1fr));gap:12px;}.tile{padding:12px 16px;}.name{font-size:16px;line-height:24px;}.lamp{width:36px;height:36px;--mdc-icon-size:22px;}}@keyframes pbx-ring{50%{box-shadow:0 0 0 6px color-mix(in srgb,var(--lamp) 30%,transparent);}}@media (prefers-reduced-motion:reduce){.ringing .lamp{animation:none;}.tile{transition:none;}}`,Vo=T`
.trunks{margin:12px 0 0;padding:0;list-style:none;display:flex;flex-wrap:wrap;gap:8px;}.trunk{display:flex;align-items:center;gap:8px;min-height:32px;max-width:100%;padding:4px 12px;border:1px solid var(--pbx-line);border-radius:16px;font-size:13px;line-height:18px;}.trunk i{flex:none;width:10px;height:10px;border-radius:50%;background:var(--lamp);}.trunk.off i,.trunk.unavailable i{background:none;border:2px solid var(--lamp);}.trunk ha-icon{margin-inline-start:-4px;color:var(--lamp);--mdc-icon-size:18px;}.trunk:hover{background:color-mix(in srgb,var(--pbx-text) 5%,transparent);}.trunk b{font-weight:500;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;}.trunk span{color:var(--pbx-text-2);white-space:nowrap;}`,Ho={ringing:`mdi:phone-ring`,alerting:`mdi:phone-outgoing`,in_call:`mdi:phone-in-talk`,on_hold:`mdi:phone-paused`,idle:`mdi:phone-classic`,unregistered:`mdi:phone-off`,unavailable:`mdi:phone-off`};function Uo({presence:e,connected:t,connectedName:n},r){return zo(e)&&t?H(r,t,n).label:null}function Wo(e,{t,naming:n}){var r;let i=(r=e.name)==null?``:r,a=t(`extensions.presence.${e.presence}`),o=Uo(e,n),s=o?t(`extensions.with`,{state:a,party:o}):a;return[t(`call.extension`,{number:e.number}),i,s].filter(Boolean).join(`, `)}function Go(e,t){var n;let{t:r,now:i,naming:a,configEntry:o,tap:s,dialler:c,open:l}=t,{presence:u,entityId:d}=e,f=zo(u),p=`tile ${u} ${f?`active`:``}`,m=Uo(e,a),h=Wo(e,t),g=e.since?(i.getTime()-e.since.getTime())/1e3:0,_=A`
<span class="lamp"><ha-icon icon=${Ho[u]} aria-hidden="true"></ha-icon></span>
<span class="number numbers"><bdi>${e.number}</bdi></span>
${f&&e.since?A`<span class="since numbers">${gr(g)}</span>`:M}
<span class="name"
><span dir="auto">${(n=e.name)==null?r(`call.extension`,{number:e.number}):n}</span></span
>
${m?A`<span class="hidden-text">${r(`extensions.presence.${u}`)}</span>`:M}
<span class="doing"><span dir="auto">${m==null?r(`extensions.presence.${u}`):m}</span></span>
`;if(s===`call`&&e.number!==c.from(o)){let t={config_entry_id:o,number:e.number};return A`${c.control(t,{classes:p,content:_,title:h})}`}return d?A`<button type="button" class=${p} title=${h} @click=${()=>l(d)}>
${_}
</button>`:A`<div class=${p}>${_}</div>`}function Ko(e,{t,open:n}){let{entityId:r}=e,i=t(`extensions.trunk_status.${e.status}`);return A`<button
type="button"
class="trunk ${e.lamp}"
?disabled=${!r}
@click=${()=>r&&n(r)}
>
${e.lamp===`bad`?A`<ha-icon icon="mdi:alert-circle" aria-hidden="true"></ha-icon>`:A`<i aria-hidden="true"></i>`}<b dir="auto">${e.name}</b><span>${i}</span>
</button>`}var qo,Jo=class extends V{static getConfigForm(){return Co()}static getStubConfig(){return{}}constructor(){super(),this._1l=[],this._1n=new cr(this,()=>{var e;return{hass:this.hass,t:this.t,systems:this.systems,extension:(e=this.config)==null?void 0:e.extension}}),new ar(this,()=>Io(this._1l).some(({presence:e})=>zo(e))?1:null)}getGridOptions(){return{columns:12,rows:`auto`,min_columns:4,min_rows:2}}parse(e){return So(e),e}watched(e){return Ro(e)}render(){var e;let{config:t,hass:n,store:r}=this;return this._1l=t&&n&&r?Fo((e=this.systems)==null?[]:e,r.calls.values(),n.states,t):[],super.render()}renderHeader(){var e;let t=Lo(this._1l),n=(e=this.config)==null?void 0:e.title,r=Io(this._1l).length<2;return!n&&r?M:A`<div class="header">
${n?A`<h2>${n}</h2>`:M}
<ul class="counts numbers" aria-label=${this.t(`extensions.summary`)} ?hidden=${r}>
${t.map(([e,t])=>A`<li class=${e}>
<i aria-hidden="true"></i><bdi>${this.t(`extensions.counts.${e}`,{count:t})}</bdi>
</li>`)}
</ul>
</div>`}renderContent(e){var t;let{t:n}=this;if(!this._1l.length){var r;let t=((r=this.config)==null||(r=r.extensions)==null?void 0:r.length)&&e.some(({extensions:e})=>e.length);return z({icon:`mdi:phone-classic`,title:n(t?`extensions.none_chosen`:`extensions.none`),text:n(t?`extensions.none_chosen_text`:`extensions.none_text`)})}return A`<div class="content ${!((t=this.config)!=null&&t.title)&&Io(this._1l).length<2?`bare`:``}">
${this._1l.map(e=>this._1m(e))}
</div>`}_1m({system:e,lamps:t,trunks:n}){var r,i,a,o;let{t:s}=this,c={t:s,now:new Date,naming:Qt(e,s,(r=(i=this.config)==null?void 0:i.mask_numbers)==null?`none`:r),configEntry:e.config_entry_id,tap:(a=(o=this.config)==null?void 0:o.tap)==null?`details`:a,dialler:this._1n,open:e=>this._1o(e)},l=t.every(({presence:e})=>e===`unavailable`);return A`<div class="system" role="group" aria-label=${e.title}>
${this._1l.length>1?A`<h3><bdi>${e.title}</bdi></h3>`:M}
${l?At(Dt,s(`extensions.unreachable`,{system:e.title})):M}
<ul class="tiles ${t.length===1?`single`:``}" @keydown=${Eo}>
${er(t,({number:e})=>e,e=>A`<li>${Go(e,c)}</li>`)}
</ul>
${n.length?A`<ul class="trunks" aria-label=${s(`extensions.trunks`)}>
${n.map(e=>A`<li>${Ko(e,c)}</li>`)}
</ul>`:M}
</div>`}_1o(e){this.dispatchEvent(new CustomEvent(`hass-more-info`,{bubbles:!0,composed:!0,detail:{entityId:e}}))}};qo=Jo,qo.styles=[...V.styles,Bo,Vo];var Yo=[`extension_state`,`connected_number`,`trunk_status`];function Xo(n,r){var i,a;let o=n.entities[r];if((o==null?void 0:o.platform)!==`pbx`||!Yo.includes((i=o.translation_key)==null?``:i))return null;let s=n.devices[(a=o.device_id)==null?``:a],c=e(s,`extension`),l=c?{extensions:[c],hide_trunks:!0}:{};return{config:{type:`custom:${vo}`,...t(s),...l}}}ne(Jo,{type:vo,name:`extensions.card`,description:`extensions.card_description`,getEntitySuggestion:Xo});var Zo=`custom:pbx`;function Qo(e){x(e),Lt(e)}var $o=class extends F{constructor(...e){super(...e),this._2j=e=>{e.stopPropagation();let t={config:e.detail.value};this.dispatchEvent(new CustomEvent(`config-changed`,{bubbles:!0,composed:!0,detail:t}))}}setConfig(e){Qo(e),this.config=e}render(){if(!this.config)return M;let{schema:e,computeLabel:t,computeHelper:n}=y([...v().filter(({name:e})=>e!==`title`),Rt()],Qo);return A`<ha-form
.hass=${this.hass}
.data=${this.config}
.schema=${e}
.computeLabel=${t}
.computeHelper=${n}
@value-changed=${this._2j}
></ha-form>`}};B([I({attribute:!1})],$o.prototype,`hass`,void 0),B([L()],$o.prototype,`config`,void 0);var es=10,ts=5,ns=20;function Q(e,t,n,r){return[{type:`heading`,heading:e,icon:t,...r?{tap_action:{action:`navigate`,navigation_path:r}}:{}},...n]}function rs({options:e},t,n={}){return{type:`custom:pbx-call-card`,...e,sections:[t],...n}}function $(e,t=1){let n=e.flat();return t===1?{type:`grid`,cards:n}:{type:`grid`,column_span:t,cards:n.map(e=>({...e,grid_options:{columns:`full`}}))}}function is(e){return Q(e.t(`strategy.now`),`mdi:phone-in-talk`,[rs(e,`now`)])}function as(e){return Q(e.t(`strategy.to_return`),`mdi:phone-missed`,[rs(e,`to_return`,{rows:ts})])}function os(e){return Q(e.t(`call_card.sections.statistics`),`mdi:chart-bar`,[rs(e,`statistics`)])}function ss(e){return Q(e.t(`strategy.history`),`mdi:history`,[rs(e,`history`,{rows:es})])}function cs({t:e,options:t,canCall:n=!1},r=e(`strategy.extensions`),i){return Q(r,`mdi:deskphone`,[{type:`custom:pbx-extensions-card`,...t,...n?{tap:`call`}:{}}],i)}function ls({t:e,options:t},n=e(`strategy.campaigns`),r){let{config_entry:i}=t;return Q(n,`mdi:bullhorn`,[{type:`custom:pbx-campaign-card`,title:``,...i?{config_entry:i}:{}}],r)}function us({t:e},t,n){let r=n?{name:{type:n}}:{},i=t.filter(e=>e!==null).map(e=>({type:`tile`,entity:e,...r}));return i.length?Q(e(`strategy.calls`),`mdi:phone`,i):[]}function ds(e){return e.is_campaigns||!e.extensions.length&&e.campaigns.length>0}function fs(e){return ds(e)||e.extensions.length>ns?2:1}function ps(e,t){let n=new Map;for(let r of Object.values(t.entities))(r==null?void 0:r.platform)===`pbx`&&r.device_id===e.device_id&&r.translation_key&&n.set(`${r.entity_id.split(`.`,1)[0]}.${r.translation_key}`,r.entity_id);return e=>{var t;return(t=n.get(e))==null?null:t}}var ms=3,hs=[`binary_sensor.connected`,`sensor.active_calls`,`sensor.missed_calls_today`,`sensor.failed_calls_today`],gs=[`sensor.answered_calls_today`,`sensor.failed_calls_today`],_s=[`sensor.state`,`event.calls`],vs=[`sensor.last_caller`,`sensor.last_missed_caller`];function ys(e){return e.toLowerCase().replace(/[^a-z0-9]+/g,`-`).replace(/^-|-$/g,``)}function bs(e,t,n){var r;let{mask_numbers:i,extension:a}=e,o=(r=n==null?void 0:n.config_entry_id)==null?e.config_entry:r;return{t,options:{...o?{config_entry:o}:{},...i?{mask_numbers:i}:{},...a?{extension:a}:{}},canCall:zt(n,a)!==null}}function xs(e,t,n){let{options:r}=bs(t,n),i=e.filter(e=>!t.config_entry||e.config_entry_id===t.config_entry),a=new Set([`overview`]),o=i.map(e=>{let t=ys(e.title),n=t&&!a.has(t)?t:e.config_entry_id;return a.add(n),{title:e.title,path:n,strategy:{type:Zo,...r,config_entry:e.config_entry_id}}});return o.length===1?o:[{title:n(`strategy.overview`),path:`overview`,icon:`mdi:phone`,strategy:{type:Zo,...r}},...o]}function Ss(e,t,{mask_numbers:n}){let r=n&&n!==`none`;return[..._s,...r?[]:vs].map(ps(e,t))}function Cs(e,t,n=ms){return{type:`sections`,max_columns:n,dense_section_placement:!0,badges:e,sections:t.filter(({cards:e})=>e.length)}}function ws(e,t){let n=ps(e,t);return(ds(e)?gs:hs).map(n).filter(e=>e!==null).map(t=>({type:`entity`,entity:t,show_name:!0,...t.startsWith(`binary_sensor.`)?{name:e.title,color:`green`}:{name:{type:`entity`}}}))}function Ts(e,t,n,r){let i=bs(n,r,e),a=ws(e,t),o=fs(e),s=$([ds(e)?ls(i):cs(i)],o);if(!e.may_read_log)return Cs(a,[s,$([us(i,Ss(e,t,i.options),`entity`)])]);let c=$([ss(i)]);return ds(e)?Cs(a,[s,c]):Cs(a,[$([is(i),as(i),os(i)]),s,c],o+2)}function Es(e,t,n,r){let i=bs(n,r),a=xs(e,n,r),o=(e,t)=>t.map(t=>{var i;let o=(i=a.find(({strategy:e})=>e.config_entry===t.config_entry_id))==null?void 0:i.path;return e(bs(n,r,t),t.title,o)}),s=o(cs,e.filter(e=>!ds(e))),c=o(ls,e.filter(ds));if(e.length&&!e.some(({may_read_log:e})=>e)){let n=e.flatMap(e=>Ss(e,t,i.options));return Cs([],[$(s),$(c),$([us(i,n)])])}return Cs([],[$([is(i),as(i),os(i)]),$(s),$([ss(i),...c])])}var Ds,Os,ks=[`devices`,`entities`];async function As(e){try{return await gt(e)}catch(e){return[]}}var js=class extends HTMLElement{static getCreateSuggestions(e){return{title:l(e.locale.language)(`strategy.title`),icon:`mdi:phone`}}static getConfigElement(){return document.createElement(`pbx-strategy-editor`)}static async generate(e,t){return Qo(e),{views:xs(await As(t),e,l(t.locale.language))}}};Ds=js,Ds.registryDependencies=ks;var Ms=class extends HTMLElement{static async generate(e,t){Qo(e);let n=l(t.locale.language),r=await As(t),i=r.find(({config_entry_id:t})=>t===e.config_entry);return i?Ts(i,t,e,n):Es(r,t,e,n)}};Os=Ms,Os.registryDependencies=ks;var Ns=`ll-strategy-dashboard-pbx`;if(!customElements.get(Ns)){var Ps;customElements.define(`pbx-strategy-editor`,$o),customElements.define(`ll-strategy-view-pbx`,Ms),customElements.define(Ns,js),window.customStrategies=(Ps=window.customStrategies)==null?[]:Ps,window.customStrategies.push({type:`pbx`,strategyType:`dashboard`,documentationURL:te,get name(){return g()(`strategy.title`)},get description(){return g()(`strategy.description`)}})}