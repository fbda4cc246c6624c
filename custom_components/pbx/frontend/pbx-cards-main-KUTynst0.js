var e={states:{loading:`Loading`,offline:`No connection to Home Assistant. What you see may be out of date.`,no_system:`No phone system yet`,no_system_text:`Add one under Settings, Devices & services, PBX.`,system_gone:`This phone system is not set up`,system_gone_text:`Choose another one in the card's settings.`,error:`The calls could not be read`,error_text:`Home Assistant gave no usable answer.`,retry:`Try again`,part_failed:`This part could not be loaded`,part_failed_text:`Try again. If that does not help, reload the page.`,not_allowed:`Only administrators see the call log`,not_allowed_text:`An administrator can open it to everybody in the options of the phone system.`,not_ready:`Waiting for the phone systems`,not_ready_text:`Home Assistant is still starting, or the integration is not loaded.`},config:{not_an_object:`The configuration must be a list of options.`,not_a_text:`{option} must be a text. Put numbers in quotation marks.`,not_a_number:`{option} must be a whole number, at least {least}.`,not_a_list:`{option} must be a list.`,not_one_of:`{option} is {value}, but must be one of: {allowed}.`,not_a_switch:`{option} must be true or false.`,not_a_list_of_texts:`{option} must be a list of texts. Put each number in quotation marks.`},editor:{title:`Title`,config_entry:`Phone system`,config_entry_help:`Leave empty for all phone systems.`,mask_numbers:`Numbers of outside callers`,mask_numbers_help:`For displays that visitors can see. Extensions stay visible.`,mask_numbers_options:{none:`Show numbers and names`,partial:`Show the last three digits`,full:`Hide numbers and names`},sections:`Parts to show`,sections_help:`Leave empty for all of them.`,sections_options:{now:`Calls in progress`,history:`History`,to_return:`Calls to return`,statistics:`Statistics`},filters:`Filters of the history that are on at first`,filters_options:{missed:`Missed`,inbound:`Inbound`,outbound:`Outbound`,failed:`Failed`},rows:`Rows`,rows_help:`How many calls of the history, and numbers to return, are seen at first.`,extension:`My extension`,extension_help:`It rings first when you call somebody, then the other side is called. Leave empty to call with the device that shows this card.`,extensions:`Extensions`,extensions_help:`Leave empty for all of them.`,sort:`Order`,sort_options:{number:`By number`,name:`By name`,activity:`Busy ones first`},tap:`When tapped`,tap_options:{details:`Show details`,call:`Call the extension`},hide_unregistered:`Hide phones that are not registered`,hide_trunks:`Hide trunks`,campaign:`Campaign`,campaign_help:`The ID of the only campaign to show. Leave empty for all of them.`,period:`Period shown first`,period_options:{day:`Last 24 hours`,week:`Last 7 days`,month:`Last 30 days`}},call:{unknown_number:`Unknown number`,hidden_number:`Hidden number`,extension:`Extension {number}`,call_back:`Call back`,own_rings:`Your extension {extension} is ringing`,handled:`Returned`,states:{ringing:`Ringing`,in_call:`Talking`,on_hold:`On hold`},answered:{inbound:`Answered`,outbound:`Outbound call, answered`,internal:`Internal call, answered`},outcomes:{answered:`Answered`,voicemail:`Voicemail`,missed:`Missed`,failed:`Failed`,unknown:`Unknown`,ended:`Ended`},details:{outcome:`Outcome`,way:`Way`,number:`Number`,started:`Started`,rang:`Rang for`,talked:`Talked for`,trunk:`Trunk`,reason:`Reason`,campaign:`Campaign`,recording:`Recording`,system:`Phone system`}},call_card:{name:`PBX calls`,description:`Calls in progress, the call log, missed calls to return, and statistics.`,no_live_calls:`No calls right now`,search:`Search names and numbers`,filters:`Filters`,called:`Calls to {name}`,clear_filters:`Clear filters`,no_match:`No call matches`,no_calls:`No calls yet`,no_calls_text:`Every call will be listed here once it has ended.`,nobody_waits:`Nobody waits for a call back`,nobody_waits_text:`Missed calls will be listed here until they are returned.`,show_all:`Show all {count}`,show_fewer:`Show fewer`,missed_calls:{one:`{count} call`,other:`{count} calls`},call_back:`Call back {name}`,tick_off:`Mark {name} as returned`,tick_off_short:`Mark as returned`,ticked_off:`{name} marked as returned`,undo:`Undo`,not_saved:`This could not be saved.`,answer_time:`Average wait`,talk_time:`Talk time`,last_day:`Last 24 hours`,sections:{now:`Calls in progress`,history:`History`,to_return:`To return`,statistics:`Statistics`},chart:`Calls per hour by outcome`},control:{call:`Call with {name}`,hang_up:`Hang up`,hold:`Hold`,resume:`Resume`,mute:`Mute`,transfer:`Transfer`,complete:`Complete transfer`,cancel:`Back to the call`,conference:`Conference`},transfer:{title:`Transfer the call with {name}`,way:`How to transfer`,at_once:`At once`,ask_first:`Ask first`,number:`Name or number`,to:`Transfer to {name}`,hint:`Choose somebody here, or tap an extension's tile. Escape cancels.`,found:{one:`{count} extension found`,other:`{count} extensions found`},choose_tile:`Tap whoever shall get the call with {name}.`,cancel:`Cancel`,passed_on:`The call goes to {name}`,asked:`{name} is asked first`},pad:{title:`Number pad`,open:`Open the number pad`,close:`Close the number pad`,keys:`Keys`,number:`Number or name`,delete:`Delete the last character`,zero:`0, press and hold for plus`,call:`Call {name}`,call_short:`Call`,own:`This is your own extension`,found:{one:`{count} extension found`,other:`{count} extensions found`},no_extension:`Numbers outside are called with this device. To call through the phone system, choose your extension in the card's settings.`},extensions:{card:`PBX extensions`,card_description:`Every extension as a busy lamp: who is free, ringing or on the phone, and with whom.`,summary:`How many extensions are in which state`,presence:{ringing:`Ringing`,alerting:`Calling`,in_call:`In a call`,on_hold:`On hold`,idle:`Free`,unregistered:`Not registered`,unavailable:`Unavailable`},counts:{ringing:{one:`{count} ringing`,other:`{count} ringing`},alerting:{one:`{count} calling`,other:`{count} calling`},in_call:{one:`{count} in a call`,other:`{count} in a call`},on_hold:{one:`{count} on hold`,other:`{count} on hold`},idle:{one:`{count} free`,other:`{count} free`},unregistered:{one:`{count} not registered`,other:`{count} not registered`},unavailable:{one:`{count} unavailable`,other:`{count} unavailable`}},with:`{state}, {party}`,trunks:`Trunks`,trunk_status:{registered:`Registered`,registering:`Registering`,idle:`Idle`,busy:`Busy`,up:`Up`,down:`Down`,failure:`Failure`,disabled:`Disabled`,unavailable:`Unavailable`},unreachable:`{system} cannot be reached.`,none:`No extensions`,none_text:`This phone system has told of none, or none has a device of its own.`,none_chosen:`None of the chosen extensions exists`,none_chosen_text:`Choose others in the card's settings.`},campaign:{card:`PBX campaigns`,card_description:`Success and failure of a contact centre's outbound calls, by reason and over time.`,title:`Campaigns`,name:`Campaign {name}`,all:`All campaigns`,choose:`Campaign`,period:`Period`,periods:{day:`24 h`,week:`7 days`,month:`30 days`},results:`Results`,successes:`Reached`,failures:`Failed`,all_time:`All results so far.`,last_reason:`Last reason of a failure: {reason}`,truncated:{one:`Only the latest result is counted.`,other:`Only the latest {count} results are counted.`},chart:`Results over time`,why_failed:`Why calls failed`,other_reasons:`Other reasons`,no_reason:`No reason given`,nothing_in_period:`No results in this period`,nothing_in_period_text:`Choose a longer one, or wait for the next call.`,none_yet:`No results yet`,none_yet_text:`A campaign appears here with its first result.`,no_centre:`No contact centre`,no_centre_text:`This card shows campaigns, and none of your phone systems has any.`,reasons:{hung_up:`Hung up`,busy:`Busy`,wrong_number:`Number wrong or empty`,powered_off:`Phone switched off`,out_of_service:`Number out of service`,hung_up_early:`Hung up before the answer`,no_resources:`No resources at the contact centre`,no_answer:`No answer`,rejected:`Rejected`,system_error:`Error of the contact centre`,hung_up_waiting:`Hung up while waiting in a queue`,queue_timeout:`Waited too long in a queue`,result_timeout:`No result in time`,no_agent:`No agent available`,no_task:`No task available`,not_attempted:`Not attempted, too many at a time`}},strategy:{title:`Phone systems`,description:`A complete dashboard of all your phone systems: calls, extensions, history and statistics.`,overview:`Overview`,now:`Now`,to_return:`To return`,history:`History`,extensions:`Extensions`,campaigns:`Campaigns`,calls:`Calls`}};function t(e,t){let n=t.split(`
`),r=e=>{let t={};for(let[i,a]of Object.entries(e)){let e=typeof a==`string`?n.shift():r(a);e&&(t[i]=e)}return t};return r(e)}var n={en:e,de:t(e,`Wird geladen
Keine Verbindung zu Home Assistant. Die Anzeige ist vielleicht nicht aktuell.
Noch keine Telefonanlage
Unter Einstellungen, Geräte & Dienste, PBX lässt sich eine hinzufügen.
Diese Telefonanlage ist nicht eingerichtet
In den Einstellungen der Karte eine andere auswählen.
Die Anrufe konnten nicht gelesen werden
Home Assistant gab keine brauchbare Antwort.
Erneut versuchen
Dieser Teil konnte nicht geladen werden
Versuche es noch einmal. Hilft das nicht, lade die Seite neu.
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
Anrufe an {name}
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
Gespräch mit {name}
Auflegen
Halten
Fortsetzen
Stummschalten
Weiterleiten
Übergeben
Zurück zum Gespräch
Konferenz
Gespräch mit {name} weiterleiten
Art der Weiterleitung
Sofort
Erst fragen
Name oder Nummer
An {name} weiterleiten
Wähle hier jemanden aus oder tippe auf die Kachel einer Nebenstelle. Escape bricht ab.
{count} Nebenstelle gefunden
{count} Nebenstellen gefunden
Tippe an, wer das Gespräch mit {name} bekommt.
Abbrechen
Das Gespräch geht an {name}
{name} wird erst gefragt
Wähltasten
Wähltasten öffnen
Wähltasten schließen
Tasten
Nummer oder Name
Letztes Zeichen löschen
0, für Plus gedrückt halten
{name} anrufen
Anrufen
Das ist deine eigene Nebenstelle
{count} Nebenstelle gefunden
{count} Nebenstellen gefunden
Externe Nummern ruft dieses Gerät an. Um über die Telefonanlage anzurufen, wähle in den Einstellungen der Karte deine Nebenstelle.
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
Anrufe`),fr:t(e,`Chargement
Aucune connexion à Home Assistant. L’affichage n’est peut-être plus à jour.
Pas encore de système téléphonique
Ajoutez-en un sous Paramètres, Appareils et services, PBX.
Ce système téléphonique n’est pas configuré
Choisissez-en un autre dans les paramètres de la carte.
Impossible de lire les appels
Home Assistant n’a pas donné de réponse utilisable.
Réessayer
Cette partie n’a pas pu être chargée
Réessayez. Si cela ne suffit pas, rechargez la page.
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
Appels vers {name}
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
Appel avec {name}
Raccrocher
Mettre en attente
Reprendre
Couper le micro
Transférer
Terminer le transfert
Revenir à l’appel
Conférence
Transférer l’appel avec {name}
Mode de transfert
Immédiatement
Demander d’abord
Nom ou numéro
Transférer à {name}
Choisissez quelqu’un ici ou touchez la tuile d’un poste. Échap annule.
{count} poste trouvé
{count} postes trouvés
Touchez la personne qui recevra l’appel avec {name}.
Annuler
L’appel est transféré à {name}
On demande d’abord à {name}
Clavier
Ouvrir le clavier
Fermer le clavier
Touches
Numéro ou nom
Effacer le dernier caractère
0, maintenir pour plus
Appeler {name}
Appeler
C’est votre propre poste
{count} poste trouvé
{count} postes trouvés
Les numéros externes sont appelés avec cet appareil. Pour appeler par le système téléphonique, choisissez votre poste dans les réglages de la carte.
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
Appels`),"zh-Hans":t(e,`正在加载
与 Home Assistant 的连接已断开，显示内容可能不是最新。
还没有电话系统
请在“设置”>“设备与服务”> PBX 中添加。
此电话系统未设置
请在卡片设置中选择其他系统。
无法读取通话
Home Assistant 未给出可用的应答。
重试
无法加载此部分
请重试。如果仍然不行，请重新加载页面。
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
呼叫 {name} 的通话
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
与 {name} 的通话
挂断
保持
恢复
静音
转接
完成转接
返回通话
会议
转接与 {name} 的通话
转接方式
立即转接
先询问
姓名或号码
转接给 {name}
在此选择，或点按分机的图块。按 Esc 取消。
找到 {count} 个分机
找到 {count} 个分机
点按要接听与 {name} 通话的分机。
取消
通话已转接给 {name}
正在先询问 {name}
拨号盘
打开拨号盘
关闭拨号盘
按键
号码或姓名
删除最后一个字符
0，长按输入加号
呼叫 {name}
呼叫
这是您自己的分机
找到 {count} 个分机
找到 {count} 个分机
外部号码由此设备呼叫。要通过电话系统呼叫，请在卡片设置中选择您的分机。
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
通话`)},r=new Set([`zh`,`zh-CN`,`zh-SG`]);function i(e){var t;if(r.has(e))return`zh-Hans`;if(e in n)return e;let i=(t=e.split(`-`,1)[0])==null?``:t;return i in n?i:`en`}function a(e,t){return t.split(`.`).reduce((e,t)=>typeof e==`object`?e[t]:void 0,e)}function o(t){let r=i(t),o=`PluralRules`in Intl?new Intl.PluralRules(r):void 0,s=e=>{var t;return(t=o==null?void 0:o.select(e))==null?e===1?`one`:`other`:t},c=new Intl.NumberFormat(t);return(t,i={})=>{var o,l;let u=(o=a(n[r],t))==null?a(e,t):o;if(typeof u==`object`){var d;u=(d=u[s(Number(i.count))])==null?u.other:d}return String((l=u)==null?t:l).replace(/\{(\w+)\}/g,(e,t)=>{let n=i[t];return typeof n==`number`?c.format(n):n==null?e:n})}}var s=[`none`,`partial`,`full`],c=6,l=`•••`;function u(e,t){let n=e.replace(/\D/g,``).length;return t===`none`||n<c?e:t===`full`?l:`${l} ${e.slice(-3)}`}function d(e,t){return t===`full`?null:e}function f(){var e;return(e=document.querySelector(`home-assistant`))==null?void 0:e.hass}function p(){var e,t;return o((e=(t=f())==null?void 0:t.locale.language)==null?document.documentElement.lang||`en`:e)}function m(e,t={}){throw Error(p()(e,t))}function h(e){(typeof e!=`object`||!e||Array.isArray(e))&&m(`config.not_an_object`);let t=e;for(let e of[`title`,`config_entry`])g(e,t[e]);_(`mask_numbers`,t.mask_numbers,s)}function g(e,t){t!==void 0&&typeof t!=`string`&&m(`config.not_a_text`,{option:e})}function _(e,t,n){t!==void 0&&!n.includes(t)&&m(`config.not_one_of`,{option:e,allowed:n.join(`, `),value:String(t)})}function v(e,t,n){if(t!==void 0){Array.isArray(t)||m(`config.not_a_list`,{option:e});for(let r of t)_(e,r,n)}}var y=`https://github.com/pbx-for-home-assistant/pbx`;function ee(e,{name:t,description:n,...r}){var i;customElements.get(r.type)||(customElements.define(r.type,e),window.customCards=(i=window.customCards)==null?[]:i,window.customCards.push({...r,preview:!0,documentationURL:y,get name(){return p()(t)},get description(){return p()(n)}}))}var te=globalThis,ne=te.ShadowRoot&&(te.ShadyCSS===void 0||te.ShadyCSS.nativeShadow)&&`adoptedStyleSheets`in Document.prototype&&`replace`in CSSStyleSheet.prototype,re=Symbol(),ie=new WeakMap,ae=class{constructor(e,t,n){if(this._$cssResult$=!0,n!==re)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(ne&&e===void 0){let n=t!==void 0&&t.length===1;n&&(e=ie.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),n&&ie.set(t,e))}return e}toString(){return this.cssText}},oe=e=>new ae(typeof e==`string`?e:e+``,void 0,re),b=(e,...t)=>new ae(e.length===1?e[0]:t.reduce((t,n,r)=>t+(e=>{if(!0===e._$cssResult$)return e.cssText;if(typeof e==`number`)return e;throw Error(`Value passed to 'css' function must be a 'css' function result: `+e+`. Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.`)})(n)+e[r+1],e[0]),e,re),se=(e,t)=>{if(ne)e.adoptedStyleSheets=t.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(let n of t){let t=document.createElement(`style`),r=te.litNonce;r!==void 0&&t.setAttribute(`nonce`,r),t.textContent=n.cssText,e.appendChild(t)}},ce=ne?e=>e:e=>e instanceof CSSStyleSheet?(e=>{let t=``;for(let n of e.cssRules)t+=n.cssText;return oe(t)})(e):e,le,ue,{is:de,defineProperty:fe,getOwnPropertyDescriptor:pe,getOwnPropertyNames:me,getOwnPropertySymbols:he,getPrototypeOf:ge}=Object,x=globalThis,_e=x.trustedTypes,ve=_e?_e.emptyScript:``,ye=x.reactiveElementPolyfillSupport,be=(e,t)=>e,xe={toAttribute(e,t){switch(t){case Boolean:e=e?ve:null;break;case Object:case Array:e=e==null?e:JSON.stringify(e)}return e},fromAttribute(e,t){let n=e;switch(t){case Boolean:n=e!==null;break;case Number:n=e===null?null:Number(e);break;case Object:case Array:try{n=JSON.parse(e)}catch(e){n=null}}return n}},Se=(e,t)=>!de(e,t),Ce={attribute:!0,type:String,converter:xe,reflect:!1,useDefault:!1,hasChanged:Se};(le=Symbol).metadata!=null||(le.metadata=Symbol(`metadata`)),x.litPropertyMetadata!=null||(x.litPropertyMetadata=new WeakMap);var S=class extends HTMLElement{static addInitializer(e){var t;this._$Ei(),((t=this.l)==null?this.l=[]:t).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=Ce){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let n=Symbol(),r=this.getPropertyDescriptor(e,n,t);r!==void 0&&fe(this.prototype,e,r)}}static getPropertyDescriptor(e,t,n){var r;let{get:i,set:a}=(r=pe(this.prototype,e))==null?{get(){return this[t]},set(e){this[t]=e}}:r;return{get:i,set(t){let r=i==null?void 0:i.call(this);a==null||a.call(this,t),this.requestUpdate(e,r,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){var t;return(t=this.elementProperties.get(e))==null?Ce:t}static _$Ei(){if(this.hasOwnProperty(be(`elementProperties`)))return;let e=ge(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(be(`finalized`)))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(be(`properties`))){let e=this.properties,t=[...me(e),...he(e)];for(let n of t)this.createProperty(n,e[n])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[e,n]of t)this.elementProperties.set(e,n)}this._$Eh=new Map;for(let[e,t]of this.elementProperties){let n=this._$Eu(e,t);n!==void 0&&this._$Eh.set(n,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let e of n)t.unshift(ce(e))}else e!==void 0&&t.push(ce(e));return t}static _$Eu(e,t){let n=t.attribute;return!1===n?void 0:typeof n==`string`?n:typeof e==`string`?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){var e;this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),(e=this.constructor.l)==null||e.forEach(e=>e(this))}addController(e){var t,n;((t=this._$EO)==null?this._$EO=new Set:t).add(e),this.renderRoot!==void 0&&this.isConnected&&((n=e.hostConnected)==null||n.call(e))}removeController(e){var t;(t=this._$EO)==null||t.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let n of t.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){var e;let t=(e=this.shadowRoot)==null?this.attachShadow(this.constructor.shadowRootOptions):e;return se(t,this.constructor.elementStyles),t}connectedCallback(){var e;this.renderRoot!=null||(this.renderRoot=this.createRenderRoot()),this.enableUpdating(!0),(e=this._$EO)==null||e.forEach(e=>{var t;return(t=e.hostConnected)==null?void 0:t.call(e)})}enableUpdating(e){}disconnectedCallback(){var e;(e=this._$EO)==null||e.forEach(e=>{var t;return(t=e.hostDisconnected)==null?void 0:t.call(e)})}attributeChangedCallback(e,t,n){this._$AK(e,n)}_$ET(e,t){let n=this.constructor.elementProperties.get(e),r=this.constructor._$Eu(e,n);if(r!==void 0&&!0===n.reflect){var i;let a=(((i=n.converter)==null?void 0:i.toAttribute)===void 0?xe:n.converter).toAttribute(t,n.type);this._$Em=e,a==null?this.removeAttribute(r):this.setAttribute(r,a),this._$Em=null}}_$AK(e,t){let n=this.constructor,r=n._$Eh.get(e);if(r!==void 0&&this._$Em!==r){var i,a,o;let e=n.getPropertyOptions(r),s=typeof e.converter==`function`?{fromAttribute:e.converter}:((i=e.converter)==null?void 0:i.fromAttribute)===void 0?xe:e.converter;this._$Em=r;let c=s.fromAttribute(t,e.type);this[r]=(a=c==null?(o=this._$Ej)==null?void 0:o.get(r):c)==null?c:a,this._$Em=null}}requestUpdate(e,t,n,r=!1,i){if(e!==void 0){var a,o;let s=this.constructor;if(!1===r&&(i=this[e]),n!=null||(n=s.getPropertyOptions(e)),!(((a=n.hasChanged)==null?Se:a)(i,t)||n.useDefault&&n.reflect&&i===((o=this._$Ej)==null?void 0:o.get(e))&&!this.hasAttribute(s._$Eu(e,n))))return;this.C(e,t,n)}!1===this.isUpdatePending&&(this._$ES=this._$EP())}C(e,t,{useDefault:n,reflect:r,wrapped:i},a){var o,s,c;n&&!((o=this._$Ej)==null?this._$Ej=new Map:o).has(e)&&(this._$Ej.set(e,(s=a==null?t:a)==null?this[e]:s),!0!==i||a!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(t=void 0),this._$AL.set(e,t)),!0===r&&this._$Em!==e&&((c=this._$Eq)==null?this._$Eq=new Set:c).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot!=null||(this.renderRoot=this.createRenderRoot()),this._$Ep){for(let[e,t]of this._$Ep)this[e]=t;this._$Ep=void 0}let e=this.constructor.elementProperties;if(e.size>0)for(let[t,n]of e){let{wrapped:e}=n,r=this[t];!0!==e||this._$AL.has(t)||r===void 0||this.C(t,void 0,n,r)}}let e=!1,t=this._$AL;try{var n;e=this.shouldUpdate(t),e?(this.willUpdate(t),(n=this._$EO)==null||n.forEach(e=>{var t;return(t=e.hostUpdate)==null?void 0:t.call(e)}),this.update(t)):this._$EM()}catch(t){throw e=!1,this._$EM(),t}e&&this._$AE(t)}willUpdate(e){}_$AE(e){var t;(t=this._$EO)==null||t.forEach(e=>{var t;return(t=e.hostUpdated)==null?void 0:t.call(e)}),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&(this._$Eq=this._$Eq.forEach(e=>this._$ET(e,this[e]))),this._$EM()}updated(e){}firstUpdated(e){}};S.elementStyles=[],S.shadowRootOptions={mode:`open`},S[be(`elementProperties`)]=new Map,S[be(`finalized`)]=new Map,ye==null||ye({ReactiveElement:S}),((ue=x.reactiveElementVersions)==null?x.reactiveElementVersions=[]:ue).push(`2.1.2`);var we,Te=globalThis,Ee=e=>e,De=Te.trustedTypes,Oe=De?De.createPolicy(`lit-html`,{createHTML:e=>e}):void 0,ke=`$lit$`,C=`lit$${Math.random().toFixed(9).slice(2)}$`,Ae=`?`+C,je=`<${Ae}>`,w=document,Me=()=>w.createComment(``),Ne=e=>e===null||typeof e!=`object`&&typeof e!=`function`,Pe=Array.isArray,Fe=e=>Pe(e)||typeof(e==null?void 0:e[Symbol.iterator])==`function`,Ie=`[ 	
\f\r]`,Le=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Re=/-->/g,ze=/>/g,T=RegExp(`>|${Ie}(?:([^\\s"'>=/]+)(${Ie}*=${Ie}*(?:[^ \t\n\f\r"'\`<>=]|("|')|))|$)`,`g`),Be=/'/g,Ve=/"/g,He=/^(?:script|style|textarea|title)$/i,E=(e=>(t,...n)=>({_$litType$:e,strings:t,values:n}))(1),D=Symbol.for(`lit-noChange`),O=Symbol.for(`lit-nothing`),Ue=new WeakMap,k=w.createTreeWalker(w,129);function We(e,t){if(!Pe(e)||!e.hasOwnProperty(`raw`))throw Error(`invalid template strings array`);return Oe===void 0?t:Oe.createHTML(t)}var Ge=(e,t)=>{let n=e.length-1,r=[],i,a=t===2?`<svg>`:t===3?`<math>`:``,o=Le;for(let t=0;t<n;t++){var s;let n=e[t],c,l,u=-1,d=0;for(;d<n.length&&(o.lastIndex=d,l=o.exec(n),l!==null);)d=o.lastIndex,o===Le?l[1]===`!--`?o=Re:l[1]===void 0?l[2]===void 0?l[3]!==void 0&&(o=T):(He.test(l[2])&&(i=RegExp(`</`+l[2],`g`)),o=T):o=ze:o===T?l[0]===`>`?(o=(s=i)==null?Le:s,u=-1):l[1]===void 0?u=-2:(u=o.lastIndex-l[2].length,c=l[1],o=l[3]===void 0?T:l[3]===`"`?Ve:Be):o===Ve||o===Be?o=T:o===Re||o===ze?o=Le:(o=T,i=void 0);let f=o===T&&e[t+1].startsWith(`/>`)?` `:``;a+=o===Le?n+je:u>=0?(r.push(c),n.slice(0,u)+ke+n.slice(u)+C+f):n+C+(u===-2?t:f)}return[We(e,a+(e[n]||`<?>`)+(t===2?`</svg>`:t===3?`</math>`:``)),r]},Ke=class e{constructor({strings:t,_$litType$:n},r){let i;this.parts=[];let a=0,o=0,s=t.length-1,c=this.parts,[l,u]=Ge(t,n);if(this.el=e.createElement(l,r),k.currentNode=this.el.content,n===2||n===3){let e=this.el.content.firstChild;e.replaceWith(...e.childNodes)}for(;(i=k.nextNode())!==null&&c.length<s;){if(i.nodeType===1){if(i.hasAttributes())for(let e of i.getAttributeNames())if(e.endsWith(ke)){let t=u[o++],n=i.getAttribute(e).split(C),r=/([.?@])?(.*)/.exec(t);c.push({type:1,index:a,name:r[2],strings:n,ctor:r[1]===`.`?Ye:r[1]===`?`?Xe:r[1]===`@`?Ze:j}),i.removeAttribute(e)}else e.startsWith(C)&&(c.push({type:6,index:a}),i.removeAttribute(e));if(He.test(i.tagName)){let e=i.textContent.split(C),t=e.length-1;if(t>0){i.textContent=De?De.emptyScript:``;for(let n=0;n<t;n++)i.append(e[n],Me()),k.nextNode(),c.push({type:2,index:++a});i.append(e[t],Me())}}}else if(i.nodeType===8){if(i.data===Ae)c.push({type:2,index:a});else{let e=-1;for(;(e=i.data.indexOf(C,e+1))!==-1;)c.push({type:7,index:a}),e+=C.length-1}}a++}}static createElement(e,t){let n=w.createElement(`template`);return n.innerHTML=e,n}};function A(e,t,n=e,r){var i,a,o;if(t===D)return t;let s=r===void 0?n._$Cl:(i=n._$Co)==null?void 0:i[r],c=Ne(t)?void 0:t._$litDirective$;return(s==null?void 0:s.constructor)!==c&&(s==null||(a=s._$AO)==null||a.call(s,!1),c===void 0?s=void 0:(s=new c(e),s._$AT(e,n,r)),r===void 0?n._$Cl=s:((o=n._$Co)==null?n._$Co=[]:o)[r]=s),s!==void 0&&(t=A(e,s._$AS(e,t.values),s,r)),t}var qe=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){var t;let{el:{content:n},parts:r}=this._$AD,i=((t=e==null?void 0:e.creationScope)==null?w:t).importNode(n,!0);k.currentNode=i;let a=k.nextNode(),o=0,s=0,c=r[0];for(;c!==void 0;){if(o===c.index){let t;c.type===2?t=new Je(a,a.nextSibling,this,e):c.type===1?t=new c.ctor(a,c.name,c.strings,this,e):c.type===6&&(t=new Qe(a,this,e)),this._$AV.push(t),c=r[++s]}o!==(c==null?void 0:c.index)&&(a=k.nextNode(),o++)}return k.currentNode=w,i}p(e){let t=0;for(let n of this._$AV)n!==void 0&&(n.strings===void 0?n._$AI(e[t]):(n._$AI(e,n,t),t+=n.strings.length-2)),t++}},Je=class e{get _$AU(){var e,t;return(e=(t=this._$AM)==null?void 0:t._$AU)==null?this._$Cv:e}constructor(e,t,n,r){var i;this.type=2,this._$AH=O,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=r,this._$Cv=(i=r==null?void 0:r.isConnected)==null||i}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&(e==null?void 0:e.nodeType)===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=A(this,e,t),Ne(e)?e===O||e==null||e===``?(this._$AH!==O&&this._$AR(),this._$AH=O):e!==this._$AH&&e!==D&&this._(e):e._$litType$===void 0?e.nodeType===void 0?Fe(e)?this.k(e):this._(e):this.T(e):this.$(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==O&&Ne(this._$AH)?this._$AA.nextSibling.data=e:this.T(w.createTextNode(e)),this._$AH=e}$(e){var t;let{values:n,_$litType$:r}=e,i=typeof r==`number`?this._$AC(e):(r.el===void 0&&(r.el=Ke.createElement(We(r.h,r.h[0]),this.options)),r);if(((t=this._$AH)==null?void 0:t._$AD)===i)this._$AH.p(n);else{let e=new qe(i,this),t=e.u(this.options);e.p(n),this.T(t),this._$AH=e}}_$AC(e){let t=Ue.get(e.strings);return t===void 0&&Ue.set(e.strings,t=new Ke(e)),t}k(t){Pe(this._$AH)||(this._$AH=[],this._$AR());let n=this._$AH,r,i=0;for(let a of t)i===n.length?n.push(r=new e(this.O(Me()),this.O(Me()),this,this.options)):r=n[i],r._$AI(a),i++;i<n.length&&(this._$AR(r&&r._$AB.nextSibling,i),n.length=i)}_$AR(e=this._$AA.nextSibling,t){var n;for((n=this._$AP)==null||n.call(this,!1,!0,t);e!==this._$AB;){let t=Ee(e).nextSibling;Ee(e).remove(),e=t}}setConnected(e){var t;this._$AM===void 0&&(this._$Cv=e,(t=this._$AP)==null||t.call(this,e))}},j=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,r,i){this.type=1,this._$AH=O,this._$AN=void 0,this.element=e,this.name=t,this._$AM=r,this.options=i,n.length>2||n[0]!==``||n[1]!==``?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=O}_$AI(e,t=this,n,r){let i=this.strings,a=!1;if(i===void 0)e=A(this,e,t,0),a=!Ne(e)||e!==this._$AH&&e!==D,a&&(this._$AH=e);else{var o;let r=e,s,c;for(e=i[0],s=0;s<i.length-1;s++)c=A(this,r[n+s],t,s),c===D&&(c=this._$AH[s]),a||(a=!Ne(c)||c!==this._$AH[s]),c===O?e=O:e!==O&&(e+=((o=c)==null?``:o)+i[s+1]),this._$AH[s]=c}a&&!r&&this.j(e)}j(e){e===O?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e==null?``:e)}},Ye=class extends j{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===O?void 0:e}},Xe=class extends j{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==O)}},Ze=class extends j{constructor(e,t,n,r,i){super(e,t,n,r,i),this.type=5}_$AI(e,t=this){var n;if((e=(n=A(this,e,t,0))==null?O:n)===D)return;let r=this._$AH,i=e===O&&r!==O||e.capture!==r.capture||e.once!==r.once||e.passive!==r.passive,a=e!==O&&(r===O||i);i&&this.element.removeEventListener(this.name,this,r),a&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){var t,n;typeof this._$AH==`function`?this._$AH.call((t=(n=this.options)==null?void 0:n.host)==null?this.element:t,e):this._$AH.handleEvent(e)}},Qe=class{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){A(this,e)}},$e={M:ke,P:C,A:Ae,C:1,L:Ge,R:qe,D:Fe,V:A,I:Je,H:j,N:Xe,U:Ze,B:Ye,F:Qe},et=Te.litHtmlPolyfillSupport;et==null||et(Ke,Je),((we=Te.litHtmlVersions)==null?Te.litHtmlVersions=[]:we).push(`3.3.3`);var tt=(e,t,n)=>{var r;let i=(r=n==null?void 0:n.renderBefore)==null?t:r,a=i._$litPart$;if(a===void 0){var o;let e=(o=n==null?void 0:n.renderBefore)==null?null:o;i._$litPart$=a=new Je(t.insertBefore(Me(),e),e,void 0,n==null?{}:n)}return a._$AI(e),a},nt,rt,M=globalThis,N=class extends S{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){var e;let t=super.createRenderRoot();return(e=this.renderOptions).renderBefore!=null||(e.renderBefore=t.firstChild),t}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=tt(t,this.renderRoot,this.renderOptions)}connectedCallback(){var e;super.connectedCallback(),(e=this._$Do)==null||e.setConnected(!0)}disconnectedCallback(){var e;super.disconnectedCallback(),(e=this._$Do)==null||e.setConnected(!1)}render(){return D}};N._$litElement$=!0,N.finalized=!0,(nt=M.litElementHydrateSupport)==null||nt.call(M,{LitElement:N});var it=M.litElementPolyfillSupport;it==null||it({LitElement:N}),((rt=M.litElementVersions)==null?M.litElementVersions=[]:rt).push(`4.2.2`);var at={attribute:!0,type:String,converter:xe,reflect:!1,hasChanged:Se},ot=(e=at,t,n)=>{let{kind:r,metadata:i}=n,a=globalThis.litPropertyMetadata.get(i);if(a===void 0&&globalThis.litPropertyMetadata.set(i,a=new Map),r===`setter`&&((e=Object.create(e)).wrapped=!0),a.set(n.name,e),r===`accessor`){let{name:r}=n;return{set(n){let i=t.get.call(this);t.set.call(this,n),this.requestUpdate(r,i,e,!0,n)},init(t){return t!==void 0&&this.C(r,void 0,e,t),t}}}if(r===`setter`){let{name:r}=n;return function(n){let i=this[r];t.call(this,n),this.requestUpdate(r,i,e,!0,n)}}throw Error(`Unsupported decorator location: `+r)};function P(e){return(t,n)=>typeof n==`object`?ot(e,t,n):((e,t,n)=>{let r=t.hasOwnProperty(n);return t.constructor.createProperty(n,e),r?Object.getOwnPropertyDescriptor(t,n):void 0})(e,t,n)}function F(e){return P({...e,state:!0,attribute:!1})}var st=(e,t,n)=>(n.configurable=!0,n.enumerable=!0,Reflect.decorate&&typeof t!=`object`&&Object.defineProperty(e,t,n),n);function ct(e,t){return(n,r,i)=>{let a=t=>{var n,r;return(n=(r=t.renderRoot)==null?void 0:r.querySelector(e))==null?null:n};if(t){let{get:e,set:t}=typeof r==`object`?n:i==null?(()=>{let e=Symbol();return{get(){return this[e]},set(t){this[e]=t}}})():i;return st(n,r,{get(){let n=e.call(this);return n===void 0&&(n=a(this),(n!==null||this.hasUpdated)&&t.call(this,n)),n}})}return st(n,r,{get(){return a(this)}})}}function I(e){return`${e.config_entry_id} ${e.call_id}`}var lt=3;function L(e){var t;let n=(t=e==null?void 0:e.code)==null?e:t;return n===`unauthorized`?`not_allowed`:n===`unknown_command`||n===`not_found`?`not_ready`:n===lt?`offline`:`error`}async function ut(e){return(await dt(e)).systems}function dt(e){return e.callWS({type:`pbx/systems`})}function ft(e,t,n={}){let{cursor:r,limit:i}=n;return e.callWS({type:`pbx/calls/list`,...t,...r?{cursor:r}:{},...i?{limit:i}:{}})}function pt(e,t,n){return e.connection.subscribeMessage(e=>n(e.calls),{type:`pbx/calls/subscribe`,config_entry_id:t},{resubscribe:!1})}async function mt(e,t){return(await e.callWS({type:`pbx/calls/to_return`,...t?{config_entry_id:t}:{}})).numbers}async function ht(e,{config_entry_id:t,number:n},r){return(await e.callWS({type:`pbx/calls/handled`,config_entry_id:t,number:n,handled:r})).calls}async function gt(e,t,n){return(await e.callWS({type:`pbx/calls/hours`,start:t.start.toISOString(),end:t.end.toISOString(),...n?{config_entry_id:n}:{}})).hours}function R(e,t){return e.config_entry_id===t.config_entry_id&&e.ids.some(e=>t.ids.includes(e))}var _t=class{constructor(e){this.changed=e,this._3p=null,this._3s=[],this._3q=e=>{e.key===`Escape`&&this.cancel()}}get chosen(){return this._3p}chosenFor(e){return this._3p&&R(this._3p.call,e)?this._3p:null}choose(e){document.addEventListener(`keydown`,this._3q),this._3r({...e,isBusy:!1})}askFirst(e){this._3p&&this._3r({...this._3p,attended:e})}busy(e){this._3p&&this._3r({...this._3p,isBusy:e})}cancel(){document.removeEventListener(`keydown`,this._3q),this._3r(null)}asks(e){this._3s.push(e),this.changed()}asked(e){var t;return(t=this._3s.find(t=>R(t.call,e)))==null?null:t}over(e){this._3s=this._3s.filter(t=>!R(t.call,e)),this.changed()}ended(e){for(let t of e.filter(({state:e})=>e===`ended`))this._3s=this._3s.filter(e=>!R(e.call,t)),this._3p&&R(this._3p.call,t)&&this.cancel()}_3r(e){this._3p=e,this.changed()}},vt=[1,2,5,10,30],yt=new WeakMap;function bt(e){let t=yt.get(e.connection);return t||(t=new xt(e),yt.set(e.connection,t)),t}var xt=class{constructor(e){this.hass=e,this.systems=null,this.failure=null,this.calls=new Map,this.transfers=new _t(()=>this._39([])),this._3a=new Set,this._3l=new Map,this._3j=0,this._3b=()=>{this._3l.clear(),this._3j=0,this.load()},this._3c=()=>{this._3l.clear(),this._3h(`offline`)}}listen(e){return this._3a.add(e),this._3a.size===1&&(this.hass.connection.addEventListener(`ready`,this._3b),this.hass.connection.addEventListener(`disconnected`,this._3c),this.load()),()=>{this._3a.delete(e),this._3a.size===0&&this._3d()}}registryIs(e){this._3e!==void 0&&this._3e!==e&&this._3f(1),this._3e=e}async load(){clearTimeout(this._3g);try{let{systems:e,is_starting:t}=await dt(this.hass);if(t&&!e.length){this._3h(`not_ready`);return}this.systems=e,this.failure=null,t?this._3i():this._3j=0}catch(e){this._3h(L(e));return}this._3k(this.systems.filter(e=>e.may_read_log).map(e=>e.config_entry_id)),this._39([])}_3k(e){for(let[t,n]of this._3l)e.includes(t)||(this._3l.delete(t),this._3m(t),n.then(e=>e()).catch(()=>void 0));for(let t of e)!this._3l.has(t)&&this._3a.size&&this._3l.set(t,this._3n(t))}_3n(e){let t=!0,n=pt(this.hass,e,n=>{t&&(this._3m(e),t=!1),this._3o(n)});return n.catch(t=>{this._3l.get(e)===n&&(this._3l.delete(e),this._3h(L(t)))}),n}_3o(e){for(let t of e){for(let e of t.ids)this.calls.delete(I({...t,call_id:e}));t.state!==`ended`&&this.calls.set(I(t),t)}this.transfers.ended(e),this._39(e)}_3m(e){for(let[t,n]of this.calls)n.config_entry_id===e&&this.calls.delete(t)}_3h(e){this.failure=e,e!==`offline`&&e!==`not_allowed`&&this._3i(),this._39([])}_3i(){var e;this._3f((e=vt[Math.min(this._3j++,vt.length-1)])==null?1:e)}_3f(e){clearTimeout(this._3g),this._3a.size&&(this._3g=setTimeout(()=>void this.load(),e*1e3))}_39(e){for(let t of[...this._3a])t(e)}_3d(){clearTimeout(this._3g),this.hass.connection.removeEventListener(`ready`,this._3b),this.hass.connection.removeEventListener(`disconnected`,this._3c),this._3k([])}},St=`M4,1C2.89,1 2,1.89 2,3V7C2,8.11 2.89,9 4,9H1V11H13V9H10C11.11,9 12,8.11 12,7V3C12,1.89 11.11,1 10,1H4M4,3H10V7H4V3M14,13C12.89,13 12,13.89 12,15V19C12,20.11 12.89,21 14,21H11V23H23V21H20C21.11,21 22,20.11 22,19V15C22,13.89 21.11,13 20,13H14M3.88,13.46L2.46,14.88L4.59,17L2.46,19.12L3.88,20.54L6,18.41L8.12,20.54L9.54,19.12L7.41,17L9.54,14.88L8.12,13.46L6,15.59L3.88,13.46M14,15H20V19H14V15Z`;function Ct(e){return e===`M4,1C2.89,1 2,1.89 2,3V7C2,8.11 2.89,9 4,9H1V11H13V9H10C11.11,9 12,8.11 12,7V3C12,1.89 11.11,1 10,1H4M4,3H10V7H4V3M14,13C12.89,13 12,13.89 12,15V19C12,20.11 12.89,21 14,21H11V23H23V21H20C21.11,21 22,20.11 22,19V15C22,13.89 21.11,13 20,13H14M3.88,13.46L2.46,14.88L4.59,17L2.46,19.12L3.88,20.54L6,18.41L8.12,20.54L9.54,19.12L7.41,17L9.54,14.88L8.12,13.46L6,15.59L3.88,13.46M14,15H20V19H14V15Z`?E`<ha-svg-icon .path=${e} aria-hidden="true"></ha-svg-icon>`:E`<ha-icon icon=${e} aria-hidden="true"></ha-icon>`}function z({icon:e,title:t,text:n,tone:r=`neutral`,action:i}){return E`<div class="notice ${r}" role=${r===`bad`?`alert`:`status`}>
<span class="notice-icon">${Ct(e)}</span>
<span class="notice-title">${t}</span>
${n?E`<span class="notice-text">${n}</span>`:O}
${i?E`<button type="button" class="text-button" @click=${i.run}>${i.label}</button>`:O}
</div>`}function B(e,t=3){return E`<div class="skeleton" role="status" aria-label=${e}>
${Array.from({length:t},()=>E`<div class="skeleton-row" aria-hidden="true">
<i class="skeleton-icon"></i>
<span><i class="skeleton-line"></i><i class="skeleton-line short"></i></span>
</div>`)}
</div>`}function wt(e,t){return E`<div class="strip" role="status">${Ct(e)}<span>${t}</span></div>`}var Tt=b`
:host{--pbx-text:var(--primary-text-color,#141414);--pbx-text-2:var(--secondary-text-color,#5e5e5e);--pbx-line:var(--divider-color,rgba(0,0,0,0.12));--pbx-primary:var(--primary-color,#009ac7);--pbx-card:var(--ha-card-background,var(--card-background-color,#fff));--pbx-ringing:var(--warning-color,#ffa600);--pbx-talking:var(--success-color,#43a047);--pbx-held:var(--deep-purple-color,#6e41ab);--pbx-missed:var(--error-color,#db4437);--pbx-failed:var(--warning-color,#ffa600);--pbx-voicemail:var(--info-color,#039be5);--pbx-idle:var(--disabled-color,#bdbdbd);--pbx-gap:16px;--pbx-radius:12px;display:block;height:100%;}*{box-sizing:border-box;}button,input{font:inherit;color:inherit;}button{cursor:pointer;background:none;border:0;padding:0;text-align:start;-webkit-tap-highlight-color:transparent;}[aria-disabled="true"]{cursor:default;}button[aria-busy="true"]{opacity:0.5;}:focus-visible{outline:2px solid var(--pbx-primary);outline-offset:2px;}.hidden-text{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap;}.numbers{font-variant-numeric:tabular-nums;}`,Et=b`
ha-card{display:flex;flex-direction:column;height:100%;overflow:hidden;color:var(--pbx-text);container:pbx-card / inline-size;}.header{display:flex;align-items:center;gap:8px;padding:12px var(--pbx-gap) 8px;min-height:48px;}.header h2{flex:1;min-width:0;margin:0;font-size:16px;font-weight:500;line-height:24px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;}.strip{display:flex;align-items:center;gap:8px;margin:0 var(--pbx-gap) 8px;padding:8px 12px;border-radius:8px;font-size:13px;line-height:18px;background:color-mix(in srgb,var(--pbx-failed) 14%,transparent);--mdc-icon-size:18px;}ha-card > .strip:first-child{margin-block-start:12px;}.strip > :first-child{flex:none;}`,Dt=b`
.text-button{min-height:36px;padding:0 12px;border-radius:18px;font-size:14px;font-weight:500;color:color-mix(in srgb,var(--pbx-primary) 65%,var(--pbx-text));}.text-button:hover{background:color-mix(in srgb,var(--pbx-primary) 10%,transparent);}.notice{display:flex;flex-direction:column;align-items:center;justify-content:center;gap:4px;padding:24px;text-align:center;--pbx-tone:var(--pbx-text-2);}.notice.good{--pbx-tone:var(--pbx-talking);}.notice.bad{--pbx-tone:var(--pbx-missed);}.notice-icon{display:grid;place-items:center;width:48px;height:48px;margin-bottom:8px;border-radius:50%;color:var(--pbx-tone);background:color-mix(in srgb,var(--pbx-tone) 12%,transparent);}.notice-title{font-size:14px;font-weight:500;line-height:20px;}.notice-text{max-width:40ch;font-size:13px;line-height:18px;color:var(--pbx-text-2);text-wrap:balance;}.skeleton-row{display:flex;align-items:center;gap:12px;padding:8px var(--pbx-gap);height:56px;}.skeleton-row > span{flex:1;}.skeleton i{display:block;background:var(--pbx-line);animation:pbx-pulse 1.6s ease-in-out infinite;}.skeleton .skeleton-icon{width:36px;height:36px;border-radius:50%;}.skeleton-line{width:60%;height:10px;margin:4px 0;border-radius:5px;}.skeleton-line.short{width:35%;}@keyframes pbx-pulse{50%{opacity:0.4;}}@media (prefers-reduced-motion:reduce){.skeleton i{animation:none;}}`;function V(e,t,n,r){var i=arguments.length,a=i<3?t:r===null?r=Object.getOwnPropertyDescriptor(t,n):r,o;if(typeof Reflect==`object`&&typeof Reflect.decorate==`function`)a=Reflect.decorate(e,t,n,r);else for(var s=e.length-1;s>=0;s--)(o=e[s])&&(a=(i<3?o(a):i>3?o(t,n,a):o(t,n))||a);return i>3&&a&&Object.defineProperty(t,n,a),a}var Ot,kt=[`connection`,`connected`,`locale`,`language`,`themes`,`user`],H=class extends N{constructor(...e){super(...e),this.preview=!1,this.t=o(`en`)}setConfig(e){this.config=this.parse(e)}getCardSize(){return 6}getGridOptions(){return{columns:12,rows:`auto`,min_columns:6}}watched(e){return[]}callsChanged(e){}get systems(){var e,t,n,r;let i=(e=this.config)==null?void 0:e.config_entry,a=(t=(n=this.store)==null?void 0:n.systems)==null?null:t;return i?(r=a==null?void 0:a.filter(e=>e.config_entry_id===i))==null?null:r:a}disconnectedCallback(){var e;super.disconnectedCallback(),(e=this._2x)==null||e.call(this),this._2x=void 0}connectedCallback(){super.connectedCallback(),this.requestUpdate()}shouldUpdate(e){var t,n;let r=e.get(`hass`),i=this.hass;return!r||!i||e.size>1||((t=this.store)==null||t.registryIs(i.entities),kt.some(e=>r[e]!==i[e])||this.watched((n=this.systems)==null?[]:n).some(e=>e!==null&&r.states[e]!==i.states[e]))}willUpdate(e){if(!this.hass)return;let t=e.get(`hass`);e.has(`hass`)&&(t==null?void 0:t.locale.language)!==this.hass.locale.language&&(this.t=o(this.hass.locale.language));let n=bt(this.hass);if(n!==this.store){var r;(r=this._2x)==null||r.call(this),this._2x=void 0,this.store=n}n.registryIs(this.hass.entities),!this._2x&&this.isConnected&&(this._2x=n.listen(e=>{this.callsChanged(e),this.requestUpdate()}))}render(){return!this.config||!this.hass?O:E`<ha-card> ${this.renderHeader()} ${this._2y()} ${this._2z()} </ha-card>`}renderHeader(){var e;return(e=this.config)!=null&&e.title?E`<div class="header">
<h2><bdi>${this.config.title}</bdi></h2>
</div>`:O}_2y(){var e;let t=(e=this.store)==null?void 0:e.failure;return!this.systems||t!==`offline`&&t!==`not_ready`?O:wt(St,this.t(`states.${t}`))}_2z(){var e,t;let{t:n}=this,r=this.systems;if(r!=null&&r.length)return this.renderContent(r);let i=(e=this.store)==null?void 0:e.failure;return r&&(t=this.config)!=null&&t.config_entry?z({icon:`mdi:phone-off`,title:n(`states.system_gone`),text:n(`states.system_gone_text`),tone:`bad`}):r?z({icon:`mdi:deskphone`,title:n(`states.no_system`),text:n(`states.no_system_text`)}):i===`error`?z({icon:`mdi:alert-circle-outline`,title:n(`states.error`),text:n(`states.error_text`),tone:`bad`,action:{label:n(`states.retry`),run:()=>{var e;(e=this.store)==null||e.load()}}}):i===`not_ready`?z({icon:`mdi:timer-sand`,title:n(`states.not_ready`),text:n(`states.not_ready_text`)}):i===`offline`?z({icon:St,title:n(`states.offline`)}):B(n(`states.loading`))}};Ot=H,Ot.styles=[Tt,Et,Dt],V([P({attribute:!1})],H.prototype,`hass`,void 0),V([P({attribute:!1})],H.prototype,`preview`,void 0),V([P({attribute:!1})],H.prototype,`layout`,void 0),V([F()],H.prototype,`config`,void 0);var At=class{constructor(e,t){this.host=e,this.load=t,this._37=null,this._38=`new`}get loaded(){return this._37}render(e,t){return this._37?t(this._37):this._38===`failed`?z({icon:`mdi:alert-circle-outline`,title:e(`states.part_failed`),text:e(`states.part_failed_text`),tone:`bad`,action:{label:e(`states.retry`),run:()=>void this.begin()}}):(this.begin(),B(e(`states.loading`)))}async begin(){if(!(this._38===`loading`||this._37)){this._38===`failed`&&this.host.requestUpdate(),this._38=`loading`;try{this._37=await this.load()}catch(e){this._38=`failed`}this.host.requestUpdate()}}},jt=`dial`;function Mt(e){g(`extension`,e.extension)}function Nt(e,t){return t&&e!=null&&e.may_read_log&&e.features.includes(jt)&&e.extensions.some(({number:e})=>e===t)?t:null}var Pt=[`missed`,`inbound`,`outbound`,`failed`],Ft={missed:`mdi:phone-missed`,inbound:`mdi:phone-incoming`,outbound:`mdi:phone-outgoing`,failed:`mdi:phone-cancel`},It={missed:`missed`,failed:`failed`},Lt={inbound:`inbound`,outbound:`outbound`};function Rt(e,t,n,r=new Set){let i=[...e].flatMap(e=>{var t;return(t=It[e])==null?[]:t}),a=[...e].flatMap(e=>{var t;return(t=Lt[e])==null?[]:t}),o=t.trim();return{...n?{config_entry_id:n}:{},...i.length?{outcome:i}:{},...a.length?{direction:a}:{},...r.size?{called:[...r]}:{},...o?{text:o}:{}}}var zt=`pbx-call-card`,Bt=[`now`,`history`,`to_return`,`statistics`],Vt={now:1,history:5,to_return:3,statistics:5};function Ht(e){h(e),Mt(e);let{sections:t,filters:n,rows:r}=e;v(`sections`,t,Bt),v(`filters`,n,Pt),r!==void 0&&!(Number.isInteger(r)&&Number(r)>=3)&&m(`config.not_a_number`,{option:`rows`,least:`3`})}function Ut(e,t,n){return{t,mask:n,extensions:new Map(e==null?void 0:e.extensions.map(({number:e,name:t})=>[e,t]))}}function U(e,t,n=null){let{t:r,mask:i,extensions:a}=e;if(!t){var o;return{label:(o=d(n,i))==null?r(`call.unknown_number`):o,number:null,dial:null,inside:!1}}let s=a.get(t);if(s!==void 0){let e=s==null?n:s;return{label:e==null?r(`call.extension`,{number:t}):e,number:e?t:null,dial:t,inside:!0}}let c=u(t,i),l=i===`none`&&/\d/.test(t)?t:null,f=d(n,i),p=i===`full`&&c!==t?r(`call.hidden_number`):c;return{label:f==null?p:f,number:f?c:null,dial:l,inside:!1}}function Wt(e){return`tel:${e.replace(/[^\d+*#]/g,``)}`}var Gt={ringing:[`mdi:phone-ring`,`ringing`],in_call:[`mdi:phone-in-talk`,`talking`],on_hold:[`mdi:phone-paused`,`held`]},Kt={voicemail:[`mdi:voicemail`,`voicemail`],missed:[`mdi:phone-missed`,`missed`],failed:[`mdi:phone-cancel`,`failed`],unknown:[`mdi:phone-hangup`,`idle`]},qt={inbound:`mdi:phone-incoming`,outbound:`mdi:phone-outgoing`,internal:`mdi:deskphone`};function Jt(e,t){var n,r,i;let a=Gt[e.state];if(a)return{icon:a[0],tone:a[1],label:t(`call.states.${e.state}`)};if(e.outcome===`answered`){var o,s;let n=(o=e.direction)==null?`inbound`:o;return{icon:(s=qt[n])==null?`mdi:phone`:s,tone:`talking`,label:t(`call.answered.${n}`)}}let[c,l]=(n=Kt[(r=e.outcome)==null?`unknown`:r])==null?[`mdi:phone-hangup`,`idle`]:n;return{icon:c,tone:l,label:t(`call.outcomes.${(i=e.outcome)==null?`ended`:i}`)}}function W(e,t=0){return E`<bdi>${e.label}</bdi>${t?E`<bdi class="others">+${t}</bdi>`:O}`}function Yt(e){return e.map((e,t)=>{var n;return E`${t?Xt(`mdi:chevron-right`):O}<span
class="station ${e.kind}"
title=${(n=e.number)==null?O:n}
>${W(e,e.others)}</span
>`})}function Xt(e){return E`<ha-icon class="arrow" icon=${e} aria-hidden="true"></ha-icon>`}var Zt=b`
.station{min-width:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;}.station.called{color:var(--pbx-text);}.others{margin-inline-start:4px;padding:0 6px;border-radius:8px;font-size:11px;line-height:16px;background:color-mix(in srgb,var(--pbx-text) 8%,transparent);}.arrow{flex:none;--mdc-icon-size:16px;opacity:0.7;}.arrow:dir(rtl){transform:scaleX(-1);}`,Qt=new Set([`ringing`,`alerting`,`in_call`,`on_hold`]),$t=new Set([`unknown`,`unavailable`,``]);function en(e,t){return t.flatMap(t=>t.extensions.flatMap(n=>{var r;let i=rn(e,n.state_entity),a=(r=rn(e,n.connected_number_entity))==null?``:r;return i&&Qt.has(i)?[{system:t,extension:n,state:i,number:$t.has(a)?null:a}]:[]}))}function tn(e){return e.flatMap(e=>e.extensions.flatMap(e=>[e.state_entity,e.connected_number_entity]))}function nn({system:e,extension:t,state:n,number:r},i,a){let o=Ut(e,i,a),s=U(o,t.number,t.name),c=r?U(o,r):null,l=Jt({state:n===`alerting`?`ringing`:n,outcome:null,direction:null},i);return E`<div class="row tone-${l.tone}" role="listitem">
<span class="badge"><ha-icon icon=${l.icon} aria-hidden="true"></ha-icon></span>
<span class="lines">
<span class="first"><span class="cut">${W(s)}</span></span>
${c?E`<span class="second"><span class="cut">${W(c)}</span></span>`:O}
</span>
<span class="end">${l.label}</span>
</div>`}function rn(e,t){var n;return t?(n=e.states[t])==null?void 0:n.state:void 0}var an={ArrowRight:1,ArrowLeft:-1};function on(e){let t=e.currentTarget,n=an[e.key],r=[...t.querySelectorAll(`[role=tab]`)],i=r.findIndex(e=>e.getAttribute(`aria-selected`)===`true`);if(n&&i>=0){let a=r[(i+(getComputedStyle(t).direction===`rtl`?-n:n)+r.length)%r.length];a==null||a.click(),a==null||a.focus(),e.preventDefault()}}var sn={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},cn=e=>(...t)=>({_$litDirective$:e,values:t}),ln=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,n){this._$Ct=e,this._$AM=t,this._$Ci=n}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}},{I:un}=$e,dn=e=>e,fn=()=>document.createComment(``),pn=(e,t,n)=>{let r=e._$AA.parentNode,i=t===void 0?e._$AB:t._$AA;if(n===void 0)n=new un(r.insertBefore(fn(),i),r.insertBefore(fn(),i),e,e.options);else{let t=n._$AB.nextSibling,o=n._$AM,s=o!==e;if(s){var a;let t;(a=n._$AQ)==null||a.call(n,e),n._$AM=e,n._$AP!==void 0&&(t=e._$AU)!==o._$AU&&n._$AP(t)}if(t!==i||s){let e=n._$AA;for(;e!==t;){let t=dn(e).nextSibling;dn(r).insertBefore(e,i),e=t}}}return n},G=(e,t,n=e)=>(e._$AI(t,n),e),mn={},hn=(e,t=mn)=>e._$AH=t,gn=e=>e._$AH,_n=e=>{e._$AR(),e._$AA.remove()},vn=(e,t,n)=>{let r=new Map;for(let i=t;i<=n;i++)r.set(e[i],i);return r},yn=cn(class extends ln{constructor(e){if(super(e),e.type!==sn.CHILD)throw Error(`repeat() can only be used in text expressions`)}dt(e,t,n){let r;n===void 0?n=t:t!==void 0&&(r=t);let i=[],a=[],o=0;for(let t of e)i[o]=r?r(t,o):o,a[o]=n(t,o),o++;return{values:a,keys:i}}render(e,t,n){return this.dt(e,t,n).values}update(e,[t,n,r]){var i;let a=gn(e),{values:o,keys:s}=this.dt(t,n,r);if(!Array.isArray(a))return this.ut=s,o;let c=(i=this.ut)==null?this.ut=[]:i,l=[],u,d,f=0,p=a.length-1,m=0,h=o.length-1;for(;f<=p&&m<=h;)if(a[f]===null)f++;else if(a[p]===null)p--;else if(c[f]===s[m])l[m]=G(a[f],o[m]),f++,m++;else if(c[p]===s[h])l[h]=G(a[p],o[h]),p--,h--;else if(c[f]===s[h])l[h]=G(a[f],o[h]),pn(e,l[h+1],a[f]),f++,h--;else if(c[p]===s[m])l[m]=G(a[p],o[m]),pn(e,a[f],a[p]),p--,m++;else if(u===void 0&&(u=vn(s,m,h),d=vn(c,f,p)),u.has(c[f])){if(u.has(c[p])){let t=d.get(s[m]),n=t===void 0?null:a[t];if(n===null){let t=pn(e,a[f]);G(t,o[m]),l[m]=t}else l[m]=G(n,o[m]),pn(e,a[f],n),a[t]=null;m++}else _n(a[p]),p--}else _n(a[f]),f++;for(;m<=h;){let t=pn(e,l[h+1]);G(t,o[m]),l[m++]=t}for(;f<=p;){let e=a[f++];e!==null&&_n(e)}return this.ut=s,hn(e,l),D}});function bn(e,t,n){let r=n?{message:t,action:n}:{message:t};e.dispatchEvent(new CustomEvent(`hass-notification`,{detail:r,bubbles:!0,composed:!0}))}var xn=2e3,Sn=class{constructor(e,t){this.host=e,this.means=t,this._34=null}from(e){let{systems:t,extension:n}=this.means();return Nt(t==null?void 0:t.find(t=>t.config_entry_id===e),n)}control({config_entry_id:e,number:t,inside:n=!1},{classes:r,content:i,title:a,label:o}){let s=this.from(e);return!t||t===s||n&&!s?O:s?E`<button
type="button"
class=${r}
aria-disabled=${this._34!==null}
aria-busy=${this._34===t}
aria-label=${o==null?O:o}
title=${a==null?O:a}
@click=${()=>void this._35(e,s,t)}
>
${i}
</button>`:E`<a
class=${r}
href=${Wt(t)}
aria-label=${o==null?O:o}
title=${a==null?O:a}
>${i}</a
>`}async _35(e,t,n){let{hass:r,t:i}=this.means();if(this._34!==null||!r)return;this._36(n);let a=new Promise(e=>setTimeout(e,xn));try{await r.callService(`pbx`,`dial`,{config_entry_id:e,extension:t,number:n}),bn(this.host,i(`call.own_rings`,{extension:t}))}catch(e){}await a,this._36(null)}_36(e){this._34=e,this.host.requestUpdate()}},Cn={resume:`hold`},wn=class{constructor(e,t){this.host=e,this.means=t,this._30=new Map,this._32=new Set,this._31=new Set}underWay(e){return this._30.get(I(e))}isMuted(e){return this._31.has(I(e))}async give(e,t,n,r={}){var i,a;let{hass:o}=this.means(),s=I(t),c=`${(i=Cn[e])==null?e:i} ${s}`;if(!o||this._30.has(s)||this._32.has(c))return!1;this._30.set(s,String((a=r.end)==null?e:a)),this.host.requestUpdate(),this._32.add(c),setTimeout(()=>this._32.delete(c),xn);let l=await o.callService(`pbx`,e,{config_entry_id:t.config_entry_id,...n,...r}).then(()=>!0,()=>!1);return this._30.delete(s),this.host.requestUpdate(),l}async mute(e,t){let n=I(e),r=!this._31.has(n);await this.give(`mute`,e,t,{muted:r})&&(r?this._31.add(n):this._31.delete(n),this.host.requestUpdate())}async passOn(e,t,n){let r=e.chosen;if(!r||r.isBusy)return;let{call:i,who:a,attended:o}=r;e.busy(!0),await this.give(`transfer`,i,a,{to:t,...o?{attended:o}:{}})?(o?e.asks({call:i,who:a,name:n}):bn(this.host,this.means().t(`transfer.passed_on`,{name:n})),e.cancel()):e.busy(!1)}async endTransfer(e,t,n,r){await this.give(`end_transfer`,t,n,{end:r})&&e.over(t)}},Tn=new Set([`answered`,`on_hold`]);function En(e,t){return t&&e!=null&&e.may_read_log&&e.extensions.some(({number:e})=>e===t)?t:null}function Dn(e,{extension:t,isAdmin:n}){let{call_id:r}=e,i=e.members.filter(({state:e})=>e!==null&&e!==`ended`),a=i.filter(({kind:e})=>e===`extension`),o=a.some(({number:e})=>e===t);if(!o&&!n)return null;let s=o?t:null,c=a.filter(({state:e})=>Tn.has(e)).map(({number:e})=>e),l=s===null&&c.length>1?void 0:c.find(e=>!s||e===s);return{end:s&&i.length>2?{extension:s}:{call_id:r},talk:l?{who:{call_id:r,extension:l},extension:l}:null}}var On=1e3,kn=class{constructor(e,t){this.host=e,this.step=t,e.addController(this)}hostUpdated(){clearTimeout(this._33);let e=this.step();if(e!==null){let t=On-Date.now()%On;this._33=setTimeout(()=>this.host.requestUpdate(),(e-1)*On+t)}}hostDisconnected(){clearTimeout(this._33)}},An=60,jn=3600,Mn=24*jn,Nn=[[`day`,Mn],[`hour`,jn],[`minute`,An]],Pn=new Map;function Fn(e,t){let{language:n,time_format:r,time_zone:i}=e.locale,a=i===`server`?e.config.time_zone:void 0,o=JSON.stringify([n,r,a,t]),s=Pn.get(o);if(!s){let e=t.timeStyle||t.hour?r:`language`;s=new Intl.DateTimeFormat(e===`system`?void 0:n,{...t,...a?{timeZone:a}:{},...e===`12`?{hourCycle:`h12`}:e===`24`?{hourCycle:`h23`}:{}}),Pn.set(o,s)}return s}function K(e){let t=Math.max(0,Math.floor(e)),n=e=>String(e).padStart(2,`0`),r=Math.floor(t/An)%60,i=Math.floor(t/jn);return i?`${i}:${n(r)}:${n(t%An)}`:`${r}:${n(t%An)}`}function In(e,t){return Fn(e,{timeStyle:`short`}).format(t)}function Ln(e,t){return Fn(e,{hour:`numeric`}).format(t)}function Rn(e,t){return Fn(e,{dateStyle:`medium`,timeStyle:`medium`}).format(t)}function zn(e,t){return Fn(e,{dateStyle:`short`}).format(t)}function Bn(e,t){return`RelativeTimeFormat`in Intl?new Intl.RelativeTimeFormat(e.locale.language,{numeric:`auto`,style:t}):void 0}function Vn(e,t,n){let r=Bn(e,`long`);for(let i of[0,1])if(r&&zn(e,t)===zn(e,new Date(n.getTime()-i*Mn*1e3))){let t=r.format(-i,`day`);return t.charAt(0).toLocaleUpperCase(e.locale.language)+t.slice(1)}return Fn(e,{weekday:`long`,day:`numeric`,month:`long`,...t.getFullYear()===n.getFullYear()?{}:{year:`numeric`}}).format(t)}function Hn(e,t,n){let r=Math.max(0,(n.getTime()-t.getTime())/1e3),i=Bn(e,`short`);if(!i)return Rn(e,t);for(let[e,t]of Nn)if(r>=t)return i.format(-Math.floor(r/t),e);return i.format(0,`second`)}var Un,q=class extends N{constructor(...e){super(...e),this.t=o(`en`),this.systems=[],this.mask=`none`}naming(e){return Ut(this.systems.find(t=>t.config_entry_id===e),this.t,this.mask)}systemTitle(e){var t,n;return this.systems.length>1?(t=(n=this.systems.find(t=>t.config_entry_id===e.config_entry_id))==null?void 0:n.title)==null?null:t:null}};Un=q,Un.styles=[Tt,Dt],V([P({attribute:!1})],q.prototype,`hass`,void 0),V([P({attribute:!1})],q.prototype,`t`,void 0),V([P({attribute:!1})],q.prototype,`systems`,void 0),V([P({attribute:!1})],q.prototype,`mask`,void 0),V([P({attribute:!1})],q.prototype,`configEntry`,void 0),V([P({attribute:!1})],q.prototype,`extension`,void 0);var Wn=new Set([`ringing`,`alerting`,`answered`,`on_hold`]);function Gn(e,t){var n,r,i;let a=(e,n,r=null,i=0)=>({...U(t,n,r),kind:e,others:i}),o=a(`caller`,e.caller_number,e.caller_name);e.campaign&&!e.caller_number&&(o.label=t.t(`campaign.name`,{name:e.campaign.campaign_id}));let s=e.path.map(e=>a(`menu`,e)),c=e.transferred_by.filter(t=>t!==e.caller_number).map(e=>a(`left`,e));if(e.direction===`outbound`){let t=new Set([...e.transferred_by,e.caller_number]),n=e.transferred_by.length?e.extensions.filter(e=>!t.has(e)).pop():null;return[o,...c,...n?[a(`left`,n)]:[],a(`called`,e.called_number,e.called_name)]}let[l,u]=Kn(e),d=l===e.called_number?e.called_name:null,f=l===null?c.length>0:e.path.includes(l),p=[...s,...c,...f?[]:[a(`called`,l,d,u)]];return((n=(r=(i=e.direction)==null?e.caller_number:i)==null?e.caller_name:r)==null?e.campaign:n)?[o,...p]:p}function Kn(e){var t;let n=new Set([...e.transferred_by,e.caller_number]),r=e.members.filter(e=>e.kind===`extension`&&e.state!==null&&Wn.has(e.state)).map(e=>e.number).filter(e=>!n.has(e));if(e.state!==`ended`&&r.length){var i;return[(i=r[0])==null?null:i,r.length-1]}let a=e.extensions.filter(e=>!n.has(e));if(e.transferred_by.length){var o;let t=n.has(e.called_number)?null:e.called_number;return[(o=a[a.length-1])==null?t:o,0]}return e.answered_by?[e.answered_by,0]:e.called_number&&!e.path.includes(e.called_number)?[e.called_number,0]:a.length?[(t=a[0])==null?null:t,a.length-1]:[e.called_number,0]}function qn(e,t){let{t:n,name:r,transfers:i,orders:a}=t,o=i.asked(e),s=[...o?Yn(o,t):Jn(e,t),...Xn(e,t)];if(!s.length)return O;let c=a.underWay(e);return E`${o?E`<p class="asked" role="status">${n(`transfer.asked`,{name:o.name})}</p>`:O}
<div class="controls" role="group" aria-label=${n(`control.call`,{name:r})}>
${s.map(e=>Zn(e,c))}
</div>`}function Jn(e,{t,features:n,rights:r,orders:i,transfers:a,name:o}){let{talk:s}=r;if(!s)return[];let c=[],l=e.state===`on_hold`||e.members.some(({number:e,state:t})=>e===s.extension&&t===`on_hold`);if(n.includes(`hold`)){let n=l?`resume`:`hold`;c.push({label:t(`control.${n}`),icon:l?`mdi:play`:`mdi:pause`,order:n,run:()=>void i.give(n,e,s.who)})}if(n.includes(`mute`)){let n=i.isMuted(e);c.push({label:t(`control.mute`),icon:n?`mdi:microphone-off`:`mdi:microphone`,order:`mute`,pressed:n,run:()=>void i.mute(e,s.who)})}if(n.includes(`transfer`)){let n=a.chosenFor(e)!==null,r={call:e,...s,label:o,attended:!1};c.push({label:t(`control.transfer`),icon:`mdi:phone-forward`,order:`transfer`,classes:`transfer`,expanded:n,run:()=>n?a.cancel():a.choose(r)})}return c}function Yn({call:e,who:t},{t:n,orders:r,transfers:i}){return[[`complete`,`mdi:phone-forward`],[`cancel`,`mdi:phone-return`],[`conference`,`mdi:account-group`]].map(([a,o])=>({label:n(`control.${a}`),icon:o,order:a,classes:`says`,run:()=>void r.endTransfer(i,e,t,a)}))}function Xn(e,{t,features:n,rights:r,orders:i}){return n.includes(`hang_up`)?[{label:t(`control.hang_up`),icon:`mdi:phone-hangup`,order:`hang_up`,classes:`end`,run:()=>void i.give(`hang_up`,e,r.end)}]:[]}function Zn({label:e,icon:t,run:n,order:r,classes:i=``,pressed:a,expanded:o},s){return E`<button
type="button"
class="control ${i}"
aria-label=${e}
title=${e}
aria-pressed=${a==null?O:a}
aria-expanded=${o==null?O:o}
aria-disabled=${s!==void 0}
aria-busy=${s!==void 0&&s===r}
@click=${n}
>
<ha-icon icon=${t} aria-hidden="true"></ha-icon><span>${e}</span>
</button>`}var Qn=b`
.controls{display:flex;flex-wrap:wrap;gap:8px;padding:0 var(--pbx-gap) 10px;padding-inline-start:calc(var(--pbx-gap) + 48px);}.control{display:inline-flex;align-items:center;gap:6px;min-height:36px;padding-inline:10px 14px;border-radius:18px;font-size:13px;font-weight:500;background:color-mix(in srgb,var(--pbx-text) 8%,transparent);--mdc-icon-size:18px;}.control:hover{background:color-mix(in srgb,var(--pbx-text) 13%,transparent);}.control[aria-pressed="true"],.control[aria-expanded="true"]{background:color-mix(in srgb,var(--pbx-primary) 24%,transparent);}.control.end{text-align:start;font-size:13px;color:color-mix(in srgb,var(--pbx-missed) 55%,var(--pbx-text));background:color-mix(in srgb,var(--pbx-missed) 14%,transparent);}.asked{margin:0;padding:0 var(--pbx-gap) 6px;padding-inline-start:calc(var(--pbx-gap) + 48px);font-size:12px;line-height:18px;color:var(--pbx-text-2);}@container (max-width:420px){.controls{padding-inline-start:var(--pbx-gap);}.control{flex:0 1 72px;justify-content:center;min-height:44px;border-radius:22px;padding-inline:8px;}.control.says{flex:1 1 44px;}.control:not(.says) span{display:none;}}`,$n=b`
:host{container-type:inline-size;}.live{position:relative;background:color-mix(in srgb,var(--pbx-tone) 7%,transparent);}.live + .live{border-block-start:1px solid var(--pbx-line);}.live::before{content:"";position:absolute;inset-block:8px;inset-inline-start:0;width:3px;border-start-end-radius:3px;border-end-end-radius:3px;background:var(--pbx-tone);}.state{display:block;font-weight:500;color:color-mix(in srgb,var(--pbx-tone) 45%,var(--pbx-text));}.clock{display:block;font-size:16px;line-height:22px;color:var(--pbx-text);}.tone-ringing .badge{animation:pbx-ring 1.4s ease-out infinite;}.quiet{display:flex;align-items:center;gap:12px;min-height:48px;padding:4px var(--pbx-gap);font-size:14px;color:var(--pbx-text-2);}.quiet ha-icon{width:36px;text-align:center;--mdc-icon-size:20px;}@keyframes pbx-ring{from{box-shadow:0 0 0 0 color-mix(in srgb,var(--pbx-tone) 50%,transparent);}to{box-shadow:0 0 0 10px transparent;}}@media (prefers-reduced-motion:reduce){.tone-ringing .badge{animation:none;}}`,er=b`
.row{display:flex;align-items:center;gap:12px;width:100%;min-height:56px;padding:8px var(--pbx-gap);}.badge{flex:none;display:grid;place-items:center;width:36px;height:36px;border-radius:50%;color:color-mix(in srgb,var(--pbx-tone) 75%,var(--pbx-text));background:color-mix(in srgb,var(--pbx-tone) 14%,transparent);--mdc-icon-size:20px;}.tone-ringing{--pbx-tone:var(--pbx-ringing);}.tone-talking{--pbx-tone:var(--pbx-talking);}.tone-held{--pbx-tone:var(--pbx-held);}.tone-missed{--pbx-tone:var(--pbx-missed);}.tone-failed{--pbx-tone:var(--pbx-failed);}.tone-voicemail{--pbx-tone:var(--pbx-voicemail);}.tone-idle{--pbx-tone:var(--pbx-text-2);}.lines{flex:1;min-width:0;}.first,.second{display:flex;align-items:center;min-width:0;}.first{gap:8px;font-size:14px;font-weight:500;line-height:20px;}.second{gap:6px;font-size:12px;line-height:18px;color:var(--pbx-text-2);}.way{display:flex;flex-wrap:wrap;align-items:center;gap:0 4px;}.cut{min-width:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;}.end{flex:none;text-align:end;font-size:12px;line-height:18px;color:var(--pbx-text-2);font-variant-numeric:tabular-nums;}.tag{flex:none;padding:0 6px;border-radius:8px;font-size:11px;font-weight:400;line-height:16px;color:var(--pbx-text-2);background:color-mix(in srgb,var(--pbx-text) 7%,transparent);}`,J=e=>e(),tr;function nr(e,t){var n;let r=e.state===`ringing`||(n=e.answered_at)==null?e.started_at:n;return r?Math.max(0,(t-Date.parse(r))/1e3):0}var rr=class extends q{constructor(){super(),this.calls=[],this._16=new wn(this,()=>this),this._18=new At(this,()=>J(()=>import(`./transfer-panel-B97vBsgP.js`),[])),this._13=null,new kn(this,()=>this.calls.length?1:null)}willUpdate(e){super.willUpdate(e);let t=this.renderRoot,n=t.querySelector(`pbx-transfer-panel`);this._13=n&&t.activeElement===n?n.getAttribute(`data-call`):null}updated(){if(this._13&&!this.renderRoot.querySelector(`pbx-transfer-panel`)){var e;let t=[...this.renderRoot.querySelectorAll(`.live`)].find(({dataset:e})=>e.call===this._13),n=(e=t==null?void 0:t.querySelector(`.transfer`))==null?t==null?void 0:t.querySelector(`.control`):e;n==null||n.focus()}}render(){if(!this.calls.length)return E`<div class="quiet" role="status">
<ha-icon icon="mdi:phone-hangup" aria-hidden="true"></ha-icon>${this.t(`call_card.no_live_calls`)}
</div>`;let e=Date.now();return E`<div role="list" aria-label=${this.t(`call_card.sections.now`)}>
${yn(this.calls,I,t=>this._14(t,e))}
</div>`}_14(e,t){var n,r;let i=Jt(e,this.t),[a,...o]=Gn(e,this.naming(e.config_entry_id)),s=this.systemTitle(e),c=(n=(r=e.direction===`outbound`?o[o.length-1]:a)==null?void 0:r.label)==null?``:n;return E`<div class="live tone-${i.tone}" role="listitem" data-call=${I(e)}>
<div class="row">
<span class="badge"><ha-icon icon=${i.icon} aria-hidden="true"></ha-icon></span>
<span class="lines">
<span class="first">
<span class="cut">${a?W(a):O}</span>
${e.trunk?E`<span class="tag cut">${e.trunk}</span>`:O}
</span>
<span class="second way">
${a!=null&&a.number?E`<bdi class="numbers">${a.number}</bdi>`:O}
${o.length?Xt(`mdi:arrow-right`):O}${Yt(o)}
</span>
${s?E`<span class="second"><span class="cut">${s}</span></span>`:O}
</span>
<span class="end">
<span class="state">${i.label}</span>
<span class="clock" role="timer" aria-live="off">${K(nr(e,t))}</span>
</span>
</div>
${this._15(e,c)}
</div>`}_15(e,t){var n,r;let{hass:i,t:a,transfers:o}=this,s=this.systems.find(t=>t.config_entry_id===e.config_entry_id),c=Dn(e,{extension:En(s,this.extension),isAdmin:(n=(r=i.user)==null?void 0:r.is_admin)!=null&&n});if(!s||!c)return O;let l=o.chosenFor(e);return E`${qn(e,{t:a,features:s.features,rights:c,orders:this._16,transfers:o,name:t})} ${l?this._17(e,l):O}`}_17(e,t){return this._18.render(this.t,()=>E`<pbx-transfer-panel
data-call=${I(e)}
.hass=${this.hass}
.t=${this.t}
.systems=${this.systems}
.mask=${this.mask}
.transfers=${this.transfers}
.choice=${t}
></pbx-transfer-panel>`)}};tr=rr,tr.styles=[...q.styles,er,Zt,$n,Qn],V([P({attribute:!1})],rr.prototype,`calls`,void 0),V([P({attribute:!1})],rr.prototype,`transfers`,void 0),customElements.get(`pbx-live-calls`)!=null||customElements.define(`pbx-live-calls`,rr);function ir({hass:e,t,store:n,config:r,systems:i}){var a;let o=(a=r.mask_numbers)==null?`none`:a,s=i.filter(e=>!e.may_read_log),c=new Set(i.filter(e=>e.may_read_log).map(e=>e.config_entry_id)),l=[...n.calls.values()].filter(e=>c.has(e.config_entry_id)).sort((e,t)=>{var n,r;return((n=t.started_at)==null?``:n).localeCompare((r=e.started_at)==null?``:r)}),u=en(e,s);return E`<section class="now" aria-label=${t(`call_card.sections.now`)}>
${u.length?E`<div role="list">${u.map(e=>nn(e,t,o))}</div>`:O}
${l.length||!u.length?E`<pbx-live-calls
.hass=${e}
.t=${t}
.systems=${i}
.mask=${o}
.extension=${r.extension}
.calls=${l}
.transfers=${n.transfers}
></pbx-live-calls>`:O}
</section>`}var ar=[er,b`
.now{flex:0 1 auto;min-height:48px;overflow-y:auto;}.header.bare{justify-content:flex-end;min-height:0;padding-block:8px 6px;}.dial{flex:none;display:grid;place-items:center;width:40px;height:40px;margin:-4px;border-radius:50%;color:var(--pbx-text-2);--mdc-icon-size:22px;}.dial:hover,.dial[aria-expanded="true"]{color:var(--pbx-text);background:color-mix(in srgb,var(--pbx-text) 8%,transparent);}pbx-number-pad{flex:0 1 auto;min-height:0;overflow-y:auto;}.header + .now,.strip + .now{padding-block-start:0;}.tabs{flex:none;display:flex;gap:4px;padding:0 var(--pbx-gap);border-block:1px solid var(--pbx-line);overflow-x:auto;scrollbar-width:none;}.tabs:first-child{border-block-start:0;}[role="tab"]{position:relative;flex:1 0 auto;display:inline-flex;align-items:center;justify-content:center;gap:8px;min-height:44px;padding:0 8px;font-size:13px;font-weight:500;white-space:nowrap;color:var(--pbx-text-2);--mdc-icon-size:18px;}[role="tab"]:hover{color:var(--pbx-text);}[role="tab"]:focus-visible{outline-offset:-2px;border-radius:8px;}[role="tab"][aria-selected="true"]{color:color-mix(in srgb,var(--pbx-primary) 55%,var(--pbx-text));}[role="tab"][aria-selected="true"]::after{content:"";position:absolute;inset-inline:8px;inset-block-end:0;height:3px;border-radius:3px 3px 0 0;background:var(--pbx-primary);}.count{min-width:20px;padding:0 6px;border-radius:10px;font-size:12px;line-height:20px;text-align:center;color:var(--pbx-text);background:color-mix(in srgb,var(--pbx-missed) 20%,transparent);}.panel{min-height:0;overflow-y:auto;}.panel:focus-visible{outline-offset:-2px;}.panel[hidden]{display:none;}.fill{flex:1 1 auto;display:flex;flex-direction:column;overflow:hidden;}.fill > *{flex:1 1 auto;}.columns{flex:1;display:grid;grid-template-columns:minmax(0,5fr) minmax(0,6fr);min-height:0;}.column{min-height:0;overflow-y:auto;}.column + .column{border-inline-start:1px solid var(--pbx-line);}.column.fill{overflow:hidden;}.column > .panel{border-block-start:1px solid var(--pbx-line);overflow:visible;}.column > .panel > h3{margin:0;padding:12px var(--pbx-gap) 4px;font-size:13px;font-weight:500;line-height:20px;color:var(--pbx-text-2);}@container pbx-card (max-width:400px){[role="tab"] ha-icon{display:none;}}`];function or(e){return typeof e==`object`?e.key:e}function sr(e,t){let n=e.length;return new Proxy(e,{get(e,r,i){if(typeof r==`string`){let i=r.charCodeAt(0);if(i>=48&&i<=57){let i=+r;if(Number.isInteger(i)&&i>=0&&i<n){let n=e[i];if(typeof n!=`object`){let r=t[i*2];n=e[i]={index:i,key:n,start:r,size:t[i*2+1],end:r+t[i*2+1],lane:0}}return n}}if(r===`length`)return n}return Reflect.get(e,r,i)}})}function Y(e,t,n){var r;let i=(r=n.initialDeps)==null?[]:r,a,o=!0;function s(){let r=e();return(r.length!==i.length||r.some((e,t)=>i[t]!==e))&&(i=r,a=t(...r),n!=null&&n.onChange&&!(o&&n.skipInitialOnChange)&&n.onChange(a),o=!1),a}return s.updateDeps=e=>{i=e},s}function cr(e,t){if(e===void 0)throw Error(`Unexpected undefined${t?`: ${t}`:``}`);return e}var lr=(e,t)=>Math.abs(e-t)<1.01,ur=(e,t,n)=>{let r;return Object.assign(function(...i){e.clearTimeout(r),r=e.setTimeout(()=>t.apply(this,i),n)},{cancel:()=>{e.clearTimeout(r)}})},X,dr=()=>{if(X!==void 0)return X;if(typeof navigator>`u`)return X=!1;if(/iP(hone|od|ad)/.test(navigator.userAgent))return X=!0;let e=navigator.maxTouchPoints;return X=navigator.platform===`MacIntel`&&e!==void 0&&e>0},fr=e=>{let{offsetWidth:t,offsetHeight:n}=e;return{width:t,height:n}},pr=e=>e,mr=e=>{let t=Math.max(e.startIndex-e.overscan,0),n=Math.min(e.endIndex+e.overscan,e.count-1)-t+1,r=Array(n);for(let e=0;e<n;e++)r[e]=t+e;return r},hr=(e,t)=>{let n=e.scrollElement;if(!n)return;let r=e.targetWindow;if(!r)return;let i=e=>{let{width:n,height:r}=e;t({width:Math.round(n),height:Math.round(r)})};if(i(fr(n)),!r.ResizeObserver)return()=>{};let a=new r.ResizeObserver(t=>{let r=()=>{let e=t[0];if(e!=null&&e.borderBoxSize){let t=e.borderBoxSize[0];if(t){i({width:t.inlineSize,height:t.blockSize});return}}i(fr(n))};e.options.useAnimationFrameWithResizeObserver?requestAnimationFrame(r):r()});return a.observe(n,{box:`border-box`}),()=>{a.unobserve(n)}},gr={passive:!0},_r=typeof window>`u`||`onscrollend`in window,vr=(e,t,n)=>{let r=e.scrollElement;if(!r)return;let i=e.targetWindow;if(!i)return;let a=e.options.useScrollendEvent&&_r,o=0,s=a?null:ur(i,()=>t(n(r),!1),e.options.isScrollingResetDelay),c=e=>()=>{o=n(r),s==null||s(),t(o,e)},l=c(!0),u=c(!1);return r.addEventListener(`scroll`,l,gr),a&&r.addEventListener(`scrollend`,u,gr),()=>{r.removeEventListener(`scroll`,l),a&&r.removeEventListener(`scrollend`,u),s==null||s.cancel()}},yr=(e,t)=>vr(e,t,t=>{let{horizontal:n,isRtl:r}=e.options;return n?t.scrollLeft*(r&&-1||1):t.scrollTop}),br=(e,t,n)=>{if(n.options.useCachedMeasurements){var r;let t=n.indexFromElement(e),i=n.options.getItemKey(t);return(r=n.itemSizeCache.get(i))==null?n.options.estimateSize(t):r}if(t!=null&&t.borderBoxSize){let e=t.borderBoxSize[0];if(e)return Math.round(e[n.options.horizontal?`inlineSize`:`blockSize`])}if(!t){let t=n.indexFromElement(e),r=n.options.getItemKey(t),i=n.itemSizeCache.get(r);if(i!==void 0)return i}return e[n.options.horizontal?`offsetWidth`:`offsetHeight`]},xr=(e,{adjustments:t=0,behavior:n},r)=>{var i,a;(a=(i=r.scrollElement)==null?void 0:i.scrollTo)==null||a.call(i,{[r.options.horizontal?`left`:`top`]:e+t,behavior:n})};function Sr(e,t,n,r){if(t===0)return!1;let i=r(0),a=new Set,o=0;for(;o<e;){let e=n(o);if(e===i)break;a.add(e),o++}let s=e-o;if(s===0||s>=t)return!1;for(let e=0;e<s;e++)if(r(e)!==n(o+e))return!1;for(let e=s;e<t;e++)if(a.has(r(e)))return!1;return!0}var Cr=class{constructor(e){this.unsubs=[],this.scrollElement=null,this.targetWindow=null,this.isScrolling=!1,this.scrollState=null,this.measurementsCache=[],this._singleLaneMeasurements=null,this.itemSizeCache=new Map,this.itemSizeCacheVersion=0,this.laneAssignments=new Map,this.pendingMin=null,this.prevLanes=void 0,this.lanesChangedFlag=!1,this.lanesSettling=!1,this.pendingScrollAnchor=null,this.scrollRect=null,this.scrollOffset=null,this.scrollDirection=null,this.scrollAdjustments=0,this._iosDeferredAdjustment=0,this._iosTouching=!1,this._iosJustTouchEnded=!1,this._iosTouchEndTimerId=null,this._intendedScrollOffset=null,this._clampedAdjustment=null,this.elementsCache=new Map,this.now=()=>{var e,t,n,r;return(e=(r=(n=(t=this.targetWindow)==null?void 0:t.performance)==null?void 0:n.now)==null?void 0:r.call(n))==null?Date.now():e},this.observer=(()=>{let e=null,t=()=>e||(!this.targetWindow||!this.targetWindow.ResizeObserver?null:e=new this.targetWindow.ResizeObserver(e=>{e.forEach(e=>{let t=()=>{let t=e.target,n=this.indexFromElement(t);if(t.isConnected)this.isIndexInRange(n)&&this.shouldMeasureDuringScroll(n)&&this.resizeItem(n,this.options.measureElement(t,e,this));else{this.observer.unobserve(t);for(let[e,n]of this.elementsCache)if(n===t){this.elementsCache.delete(e);break}}};this.options.useAnimationFrameWithResizeObserver?requestAnimationFrame(t):t()})}));return{disconnect:()=>{var n;(n=t())==null||n.disconnect(),e=null},observe:e=>{var n;return(n=t())==null?void 0:n.observe(e,{box:`border-box`})},unobserve:e=>{var n;return(n=t())==null?void 0:n.unobserve(e)}}})(),this.range=null,this.setOptions=e=>{var t;let n={debug:!1,initialOffset:0,overscan:1,paddingStart:0,paddingEnd:0,scrollPaddingStart:0,scrollPaddingEnd:0,horizontal:!1,getItemKey:pr,rangeExtractor:mr,onChange:()=>{},measureElement:br,initialRect:{width:0,height:0},scrollMargin:0,gap:0,indexAttribute:`data-index`,initialMeasurementsCache:[],lanes:1,anchorTo:`start`,followOnAppend:!1,scrollEndThreshold:1,isScrollingResetDelay:150,enabled:!0,isRtl:!1,useScrollendEvent:!1,useAnimationFrameWithResizeObserver:!1,laneAssignmentMode:`estimate`,useCachedMeasurements:!1};for(let t in e){let r=e[t];r!==void 0&&(n[t]=r)}let r=this.options,i=null,a=null,o=!1;if(r!==void 0&&r.enabled&&n.enabled&&n.anchorTo===`end`&&this.scrollElement!==null){var s;let e=r.count,l=n.count,u=this.getMeasurements(),d=(s=(t=this._singleLaneMeasurements)==null?void 0:t.items)==null?u:s,f=e=>or(d[e]),p=e>0?f(0):null,m=e>0?f(e-1):null;if(l!==e||e>0&&l>0&&(n.getItemKey(0)!==p||n.getItemKey(l-1)!==m)){var c;o=!0;let t=e>0?(c=this.getVirtualItemForOffset(this.getScrollOffset()))==null?u[0]:c:null;t&&(i=[t.key,this.getScrollOffset()-t.start]);let s=n.followOnAppend===!0?`auto`:n.followOnAppend||null;s&&l>0&&this.isAtEnd(r.scrollEndThreshold)&&(e===0||n.getItemKey(l-1)!==m)&&(l>e||Sr(e,l,f,n.getItemKey))&&(a=s)}}this.options=n,o&&(this.pendingMin=0,this.itemSizeCacheVersion++);let l=!1,u=0;if(i&&this.scrollOffset!==null){let[e,t]=i,n=this.getMeasurements(),{count:r,getItemKey:o}=this.options,s=0;for(;s<r&&o(s)!==e;)s++;if(s<r){let e=n[s];if(e){let n=Math.max(0,e.start+t);!a&&n!==this.scrollOffset&&(u=n-this.scrollOffset,this.scrollOffset=n,l=!0)}}}(l||a)&&(this.pendingScrollAnchor=[l?i[0]:null,l?i[1]:0,a,u])},this.notify=e=>{var t,n;(n=(t=this.options).onChange)==null||n.call(t,this,e)},this.maybeNotify=Y(()=>(this.calculateRange(),[this.isScrolling,this.range?this.range.startIndex:null,this.range?this.range.endIndex:null]),e=>{this.notify(e)},{key:!1,debug:()=>this.options.debug,initialDeps:[this.isScrolling,this.range?this.range.startIndex:null,this.range?this.range.endIndex:null]}),this.cleanup=()=>{this.unsubs.filter(Boolean).forEach(e=>e()),this.unsubs=[],this.observer.disconnect(),this.rafId!=null&&this.targetWindow&&(this.targetWindow.cancelAnimationFrame(this.rafId),this.rafId=null),this.scrollState=null,this.isScrolling=!1,this.scrollDirection=null,this._iosDeferredAdjustment=0,this._iosTouching=!1,this._iosJustTouchEnded=!1,this._clampedAdjustment=null,this.scrollElement=null,this.targetWindow=null},this._didMount=()=>()=>{this.cleanup()},this._willUpdate=()=>{var e,t;let n=this.options.enabled?this.options.getScrollElement():null;if(this.scrollElement!==n){if(this.cleanup(),!n){this.maybeNotify();return}if(this.scrollElement=n,this.scrollElement&&`ownerDocument`in this.scrollElement)this.targetWindow=this.scrollElement.ownerDocument.defaultView;else{var r;this.targetWindow=(r=(e=this.scrollElement)==null?void 0:e.window)==null?null:r}if(this.elementsCache.forEach(e=>{this.observer.observe(e)}),this.unsubs.push(this.options.observeElementRect(this,e=>{this.scrollRect=e,this.maybeNotify()})),this.unsubs.push(this.options.observeElementOffset(this,(e,t)=>{if(t&&this._intendedScrollOffset===null&&e===this.scrollOffset)return;this._intendedScrollOffset!==null&&Math.abs(e-this._intendedScrollOffset)<1.5&&(e=this._intendedScrollOffset),this._intendedScrollOffset=null,this._clampedAdjustment!==null&&Math.abs(e-this._clampedAdjustment.maxAtWrite)>=1.5&&(this._clampedAdjustment=null),this.scrollAdjustments=0;let n=this.getScrollOffset();this.scrollDirection=t?n===e?this.scrollDirection:n<e?`forward`:`backward`:null,this.scrollOffset=e,this.isScrolling=t,this._flushIosDeferredIfReady(),this.scrollState&&this.scheduleScrollReconcile(),this.maybeNotify()})),`addEventListener`in this.scrollElement){let e=this.scrollElement,t=()=>{this._iosTouching=!0,this._iosJustTouchEnded=!1,this._iosTouchEndTimerId!==null&&this.targetWindow!=null&&(this.targetWindow.clearTimeout(this._iosTouchEndTimerId),this._iosTouchEndTimerId=null)},n=()=>{this._iosTouching=!1,dr()&&this.targetWindow!=null&&(this._iosJustTouchEnded=!0,this._iosTouchEndTimerId=this.targetWindow.setTimeout(()=>{this._iosJustTouchEnded=!1,this._iosTouchEndTimerId=null,this._flushIosDeferredIfReady()},150))};e.addEventListener(`touchstart`,t,gr),e.addEventListener(`touchend`,n,gr),this.unsubs.push(()=>{e.removeEventListener(`touchstart`,t),e.removeEventListener(`touchend`,n),this._iosTouchEndTimerId!==null&&this.targetWindow!=null&&(this.targetWindow.clearTimeout(this._iosTouchEndTimerId),this._iosTouchEndTimerId=null)})}this._scrollToOffset(this.getScrollOffset(),{adjustments:void 0,behavior:void 0})}let i=this.pendingScrollAnchor;if(this.pendingScrollAnchor=null,i&&this.scrollElement&&this.options.enabled){let[e,n,r,a]=i;e!==null&&!r&&(dr()&&(this.isScrolling||this._iosTouching||this._iosJustTouchEnded)?a!==0&&(this._iosDeferredAdjustment+=a):((t=this.scrollState)==null?void 0:t.behavior)===`smooth`&&!lr(this.getScrollOffset()-a,this.scrollState.lastTargetOffset)||this._scrollToOffset(this.getScrollOffset(),{adjustments:void 0,behavior:void 0})),r&&this.scrollToEnd({behavior:r})}this._retryClampedAdjustment()},this._retryClampedAdjustment=()=>{if(this._clampedAdjustment===null||!this.scrollElement||!this.options.enabled)return;let{target:e,maxAtWrite:t}=this._clampedAdjustment,n=this.getMaxScrollOffset();n>t+.5&&(this._clampedAdjustment=e>n+.5?{target:e,maxAtWrite:n}:null,this._scrollToOffset(e,{adjustments:void 0,behavior:void 0}))},this._flushIosDeferredIfReady=()=>{if(this._iosDeferredAdjustment===0||this.isScrolling||this._iosTouching||this._iosJustTouchEnded)return;let e=this.getScrollOffset(),t=this.getMaxScrollOffset();if(e<0||e>t)return;if(this._iosDeferredAdjustment<0&&e>=t-1){this._iosDeferredAdjustment=0;return}let n=this._iosDeferredAdjustment;this._iosDeferredAdjustment=0,this._scrollToOffset(e,{adjustments:this.scrollAdjustments+=n,behavior:void 0})},this.rafId=null,this.getSize=()=>{var e;return this.options.enabled?(this.scrollRect=(e=this.scrollRect)==null?this.options.initialRect:e,this.scrollRect[this.options.horizontal?`width`:`height`]):(this.scrollRect=null,0)},this.getScrollOffset=()=>{var e;return this.options.enabled?(this.scrollOffset=(e=this.scrollOffset)==null?typeof this.options.initialOffset==`function`?this.options.initialOffset():this.options.initialOffset:e,this.scrollOffset):(this.scrollOffset=null,0)},this.getMeasurementOptions=Y(()=>[this.options.count,this.options.paddingStart,this.options.scrollMargin,this.options.getItemKey,this.options.enabled,this.options.lanes,this.options.laneAssignmentMode,this.options.gap],(e,t,n,r,i,a,o,s)=>(this.prevLanes!==void 0&&this.prevLanes!==a&&(this.lanesChangedFlag=!0),this.prevLanes=a,this.pendingMin=null,{count:e,paddingStart:t,scrollMargin:n,getItemKey:r,enabled:i,lanes:a,laneAssignmentMode:o,gap:s}),{key:!1}),this.isIndexInRange=e=>e>=0&&e<this.options.count,this.getMeasurements=Y(()=>[this.getMeasurementOptions(),this.itemSizeCacheVersion],({count:e,paddingStart:t,scrollMargin:n,getItemKey:r,enabled:i,lanes:a,laneAssignmentMode:o,gap:s},c)=>{var l,u;let d=this.itemSizeCache;if(!i)return this.measurementsCache=[],this._singleLaneMeasurements=null,this.itemSizeCache.clear(),this.laneAssignments.clear(),[];if(this.laneAssignments.size>e)for(let t of this.laneAssignments.keys())t>=e&&this.laneAssignments.delete(t);this.lanesChangedFlag&&(this.lanesChangedFlag=!1,this.lanesSettling=!0,this.measurementsCache=[],this._singleLaneMeasurements=null,this.itemSizeCache.clear(),this.laneAssignments.clear(),this.pendingMin=null),this.measurementsCache.length===0&&!this.lanesSettling&&(this.measurementsCache=this.options.initialMeasurementsCache,this.measurementsCache.forEach(e=>{this.itemSizeCache.set(e.key,e.size)}));let f=this.lanesSettling||(l=this.pendingMin)==null?0:l;if(this.pendingMin=null,this.lanesSettling&&this.measurementsCache.length===e&&(this.lanesSettling=!1),a===1){let i=e*2,a=(u=this._singleLaneMeasurements)==null?void 0:u.flat;if(!a||a.length<i){let e=new Float64Array(i);a&&f>0&&e.set(a.subarray(0,f*2)),a=e}let o=f===0?Array(e):this._singleLaneMeasurements.items.slice(),c;if(f===0)c=t+n;else{let e=f-1;c=a[e*2]+a[e*2+1]+s}for(let t=f;t<e;t++){let e=r(t);o[t]=e;let n=d.get(e),i=typeof n==`number`?n:this.options.estimateSize(t);a[t*2]=c,a[t*2+1]=i,c+=i+s}this._singleLaneMeasurements={flat:a,items:o};let l=sr(o,a);return this.measurementsCache=l,l}let p=this.measurementsCache.slice(0,f),m=Array(a).fill(void 0),h=new Float64Array(a),g=0;for(let e=0;e<f;e++){let t=p[e];t&&(m[t.lane]===void 0&&g++,m[t.lane]=e,h[t.lane]=t.end)}for(let i=f;i<e;i++){let e=r(i),c=this.laneAssignments.get(i),l,u,f=o===`estimate`||d.has(e);if(c!==void 0&&this.options.lanes>1){l=c;let e=m[l],r=e===void 0?void 0:p[e];u=r?r.end+s:t+n}else if(g===a){let e=0,t=h[0],n=m[0];for(let r=1;r<a;r++){let i=h[r];(i<t||i===t&&m[r]<n)&&(e=r,t=i,n=m[r])}l=e,u=t+s,f&&this.laneAssignments.set(i,l)}else l=i%this.options.lanes,u=t+n,f&&this.laneAssignments.set(i,l);let _=d.get(e),v=typeof _==`number`?_:this.options.estimateSize(i),y=u+v;p[i]={index:i,start:u,size:v,end:y,key:e,lane:l},m[l]===void 0&&g++,m[l]=i,h[l]=y}return this.measurementsCache=p,p},{key:!1,debug:()=>this.options.debug}),this.calculateRange=Y(()=>[this.getMeasurements(),this.getSize(),this.getScrollOffset(),this.options.lanes],(e,t,n,r)=>e.length===0||t===0?(this.range=null,null):(this.range=Er(e,t,n,r,r===1&&this._singleLaneMeasurements!==null?this._singleLaneMeasurements.flat:null),this.range),{key:!1,debug:()=>this.options.debug}),this.getVirtualIndexes=Y(()=>{let e=null,t=null,n=this.calculateRange();return n&&(e=n.startIndex,t=n.endIndex),this.maybeNotify.updateDeps([this.isScrolling,e,t]),[this.options.rangeExtractor,this.options.overscan,this.options.count,e,t]},(e,t,n,r,i)=>r===null||i===null?[]:e({startIndex:r,endIndex:i,overscan:t,count:n}),{key:!1,debug:()=>this.options.debug}),this.indexFromElement=e=>{let t=this.options.indexAttribute,n=e.getAttribute(t);return n?parseInt(n,10):(console.warn(`Missing attribute name '${t}={index}' on measured element.`),-1)},this.shouldMeasureDuringScroll=e=>{var t,n;if(!this.scrollState||this.scrollState.behavior!==`smooth`)return!0;let r=(t=this.scrollState.index)==null?(n=this.getVirtualItemForOffset(this.scrollState.lastTargetOffset))==null?void 0:n.index:t;if(r!==void 0&&this.range){let t=Math.max(this.options.overscan,Math.ceil((this.range.endIndex-this.range.startIndex)/2)),n=Math.max(0,r-t),i=Math.min(this.options.count-1,r+t);return e>=n&&e<=i}return!0},this.measureElement=e=>{if(!e){this.elementsCache.forEach((e,t)=>{e.isConnected||(this.observer.unobserve(e),this.elementsCache.delete(t))});return}let t=this.indexFromElement(e);if(!this.isIndexInRange(t))return;let n=this.options.getItemKey(t),r=this.elementsCache.get(n);r!==e&&(r&&this.observer.unobserve(r),this.observer.observe(e),this.elementsCache.set(n,e)),(!this.isScrolling||this.scrollState)&&this.shouldMeasureDuringScroll(t)&&this.resizeItem(t,this.options.measureElement(e,void 0,this))},this.resizeItem=(e,t)=>{var n,r,i,a;if(!this.isIndexInRange(e))return;let o,s,c,l=(r=this._singleLaneMeasurements)==null?void 0:r.flat;if(this.options.lanes===1&&l!=null)c=this.options.getItemKey(e),s=l[e*2],o=l[e*2+1];else{let t=this.measurementsCache[e];if(!t)return;c=t.key,s=t.start,o=t.size}let u=(n=this.itemSizeCache.get(c))==null?o:n,d=t-u;if(d!==0){var f;let n=this.options.anchorTo===`end`&&((i=this.scrollState)==null?void 0:i.behavior)!==`smooth`&&this.getVirtualDistanceFromEnd()<=this.options.scrollEndThreshold,r=n?this.getTotalSize():0,l=this.getScrollOffset()+this.scrollAdjustments,p=this.itemSizeCache.has(c)?s+u<=l&&this.scrollDirection!==`backward`:s<l,m=((a=this.scrollState)==null?void 0:a.behavior)!==`smooth`&&(this.shouldAdjustScrollPositionOnItemSizeChange===void 0?p:this.shouldAdjustScrollPositionOnItemSizeChange((f=this.measurementsCache[e])==null?{index:e,key:c,start:s,size:o,end:s+o,lane:0}:f,d,this));(this.pendingMin===null||e<this.pendingMin)&&(this.pendingMin=e),this.itemSizeCache.set(c,t),this.itemSizeCacheVersion++;let h=!1;n?h=this.applyScrollAdjustment(this.getTotalSize()-r):m&&(h=this.applyScrollAdjustment(d)),this.notify(h),this._retryClampedAdjustment()}},this.getVirtualItems=Y(()=>[this.getVirtualIndexes(),this.getMeasurements()],(e,t)=>{let n=[];for(let r=0,i=e.length;r<i;r++){let i=t[e[r]];n.push(i)}return n},{key:!1,debug:()=>this.options.debug}),this.getVirtualItemForOffset=e=>{var t;let n=this.getMeasurements();if(n.length===0)return;let r=(t=this._singleLaneMeasurements)==null?void 0:t.flat,i=this.options.lanes===1&&r!=null;return cr(n[wr(0,n.length-1,i?e=>r[e*2]:e=>cr(n[e]).start,e)])},this.getMaxScrollOffset=()=>{if(!this.scrollElement)return 0;if(`scrollHeight`in this.scrollElement)return this.options.horizontal?this.scrollElement.scrollWidth-this.scrollElement.clientWidth:this.scrollElement.scrollHeight-this.scrollElement.clientHeight;{let e=this.scrollElement.document.documentElement;return this.options.horizontal?e.scrollWidth-this.scrollElement.innerWidth:e.scrollHeight-this.scrollElement.innerHeight}},this.getVirtualDistanceFromEnd=()=>Math.max(this.getTotalSize()-this.getSize()-this.getScrollOffset(),0),this.getDistanceFromEnd=()=>Math.max(this.getMaxScrollOffset()-this.getScrollOffset(),0),this.isAtEnd=(e=this.options.scrollEndThreshold)=>this.getDistanceFromEnd()<=e,this.getOffsetForAlignment=(e,t,n=0)=>{if(!this.scrollElement)return 0;let r=this.getSize(),i=this.getScrollOffset();t===`auto`&&(t=e>=i+r?`end`:`start`),t===`center`?e+=(n-r)/2:t===`end`&&(e-=r);let a=this.getMaxScrollOffset();return Math.max(Math.min(a,e),0)},this.getOffsetForIndex=(e,t=`auto`)=>{e=Math.max(0,Math.min(e,this.options.count-1));let n=this.getSize(),r=this.getScrollOffset(),i=this.measurementsCache[e];if(!i)return;if(t===`auto`){if(i.end>=r+n-this.options.scrollPaddingEnd)t=`end`;else if(i.start<=r+this.options.scrollPaddingStart)t=`start`;else return[r,t]}if(t===`end`&&e===this.options.count-1)return[this.getMaxScrollOffset(),t];let a=t===`end`?i.end+this.options.scrollPaddingEnd:i.start-this.options.scrollPaddingStart;return[this.getOffsetForAlignment(a,t,i.size),t]},this.scrollToOffset=(e,{align:t=`start`,behavior:n=`auto`}={})=>{this._iosDeferredAdjustment=0;let r=this.getOffsetForAlignment(e,t),i=this.now();this.scrollState={index:null,align:t,behavior:n,startedAt:i,lastTargetOffset:r,stableFrames:0},this._scrollToOffset(r,{adjustments:void 0,behavior:n}),this.scheduleScrollReconcile()},this.scrollToIndex=(e,{align:t=`auto`,behavior:n=`auto`}={})=>{this._iosDeferredAdjustment=0,e=Math.max(0,Math.min(e,this.options.count-1));let r=this.getOffsetForIndex(e,t);if(!r)return;let[i,a]=r,o=this.now();this.scrollState={index:e,align:a,behavior:n,startedAt:o,lastTargetOffset:i,stableFrames:0},this._scrollToOffset(i,{adjustments:void 0,behavior:n}),this.scheduleScrollReconcile()},this.scrollBy=(e,{behavior:t=`auto`}={})=>{let n=this.getScrollOffset()+e,r=this.now();this.scrollState={index:null,align:`start`,behavior:t,startedAt:r,lastTargetOffset:n,stableFrames:0},this._scrollToOffset(n,{adjustments:void 0,behavior:t}),this.scheduleScrollReconcile()},this.scrollToEnd=({behavior:e=`auto`}={})=>{this.options.count>0?this.scrollToIndex(this.options.count-1,{align:`end`,behavior:e}):this.scrollToOffset(Math.max(this.getTotalSize()-this.getSize(),0),{behavior:e})},this.getTotalSize=()=>{var e,t;let n=this.getMeasurements(),r;if(n.length===0)r=this.options.paddingStart;else if(this.options.lanes===1){let a=n.length-1,o=(e=this._singleLaneMeasurements)==null?void 0:e.flat;if(o!=null)r=o[a*2]+o[a*2+1];else{var i;r=(i=(t=n[a])==null?void 0:t.end)==null?0:i}}else{let e=Array(this.options.lanes).fill(null),t=n.length-1;for(;t>=0&&e.some(e=>e===null);){let r=n[t];e[r.lane]===null&&(e[r.lane]=r.end),t--}r=Math.max(...e.filter(e=>e!==null))}return Math.max(r-this.options.scrollMargin+this.options.paddingEnd,0)},this.takeSnapshot=()=>{let e=[];if(this.itemSizeCache.size===0)return e;let t=this.getMeasurements();for(let n of t)n&&this.itemSizeCache.has(n.key)&&e.push({index:n.index,key:n.key,start:n.start,size:n.size,end:n.end,lane:n.lane});return e},this._scrollToOffset=(e,{adjustments:t,behavior:n})=>{this._intendedScrollOffset=e+(t==null?0:t),this.options.scrollToFn(e,{behavior:n,adjustments:t},this)},this.measure=()=>{this.pendingMin=null,this.itemSizeCache.clear(),this.laneAssignments.clear(),this.itemSizeCacheVersion++,this.notify(!1)},this.setOptions(e)}applyScrollAdjustment(e,t){if(e===0)return!1;if(dr()&&(this.isScrolling||this._iosTouching||this._iosJustTouchEnded))return this._iosDeferredAdjustment+=e,!1;{let n=this.getScrollOffset()+this.scrollAdjustments+e,r=this.scrollElement,i=r!==null&&(`scrollHeight`in r||`document`in r)?this.getMaxScrollOffset():null;return this._clampedAdjustment=i!==null&&n>i+.5?{target:n,maxAtWrite:i}:null,this._scrollToOffset(this.getScrollOffset(),{adjustments:this.scrollAdjustments+=e,behavior:t}),this.scrollOffset!==null&&(this.scrollOffset+=this.scrollAdjustments,this.scrollOffset<0&&(this.scrollOffset=0),this.scrollAdjustments=0),!0}}scheduleScrollReconcile(){this.targetWindow?this.rafId==null&&(this.rafId=this.targetWindow.requestAnimationFrame(()=>{this.rafId=null,this.reconcileScroll()})):this.scrollState=null}reconcileScroll(){if(!this.scrollState||!this.scrollElement)return;if(this.now()-this.scrollState.startedAt>5e3){this.scrollState=null;return}let e=this.scrollState.index==null?void 0:this.getOffsetForIndex(this.scrollState.index,this.scrollState.align),t=e?e[0]:this.scrollState.lastTargetOffset,n=t!==this.scrollState.lastTargetOffset;if(!n&&lr(t,this.getScrollOffset())){if(this.scrollState.stableFrames++,this.scrollState.stableFrames>=1){this.getScrollOffset()!==t&&this._scrollToOffset(t,{adjustments:void 0,behavior:`auto`}),this.scrollState=null;return}}else if(this.scrollState.stableFrames=0,n){let e=this.getSize()||600,n=Math.abs(t-this.getScrollOffset()),r=this.scrollState.behavior===`smooth`&&n>e;this.scrollState.lastTargetOffset=t,r||(this.scrollState.behavior=`auto`),this._scrollToOffset(t,{adjustments:void 0,behavior:r?`smooth`:`auto`})}this.scheduleScrollReconcile()}},wr=(e,t,n,r)=>{for(;e<=t;){let i=(e+t)/2|0,a=n(i);if(a<r)e=i+1;else if(a>r)t=i-1;else return i}return e>0?e-1:0};function Tr(e,t,n){let r=0;for(;r<=t;){let i=(r+t)/2|0,a=e[i*2];if(a<n)r=i+1;else if(a>n)t=i-1;else return i}return r>0?r-1:0}function Er(e,t,n,r,i){let a=e.length-1;if(e.length<=r)return{startIndex:0,endIndex:a};if(r===1&&i!==null){let e=Tr(i,a,n),r=e,o=n+t;for(;r<a&&i[r*2]+i[r*2+1]<o;)r++;return{startIndex:e,endIndex:r}}let o=wr(0,a,t=>e[t].start,n),s=o;if(r===1)for(;s<a&&e[s].end<n+t;)s++;else if(r>1){let i=Array(r).fill(0);for(;s<a&&i.some(e=>e<n+t);){let t=e[s];i[t.lane]=t.end,s++}let c=Array(r).fill(n+t);for(;o>=0&&c.some(e=>e>=n);){let t=e[o];c[t.lane]=t.start,o--}o=Math.max(0,o-o%r),s=Math.min(a,s+(r-1-s%r))}return{startIndex:o,endIndex:s}}var Dr=class{constructor(e,t){this.cleanup=()=>{};let n={...t,onChange:(e,n)=>{var r;this.host.updateComplete.then(()=>this.host.requestUpdate()),(r=t.onChange)==null||r.call(t,e,n)}};this.virtualizer=new Cr(n),(this.host=e).addController(this)}getVirtualizer(){return this.virtualizer}hostConnected(){this.cleanup=this.virtualizer._didMount()}hostUpdated(){this.virtualizer._willUpdate()}hostDisconnected(){this.cleanup()}},Or=class extends Dr{constructor(e,t){super(e,{observeElementRect:hr,observeElementOffset:yr,scrollToFn:xr,...t})}},kr=`important`,Ar=` !`+kr,jr=cn(class extends ln{constructor(e){var t;if(super(e),e.type!==sn.ATTRIBUTE||e.name!==`style`||((t=e.strings)==null?void 0:t.length)>2)throw Error("The `styleMap` directive must be used in the `style` attribute and must be the only part in the attribute.")}render(e){return Object.keys(e).reduce((t,n)=>{let r=e[n];return r==null?t:t+`${n=n.includes(`-`)?n:n.replace(/(?:^(webkit|moz|ms|o)|)(?=[A-Z])/g,`-$&`).toLowerCase()}:${r};`},``)}update(e,[t]){let{style:n}=e.element;if(this.ft===void 0)return this.ft=new Set(Object.keys(t)),this.render(t);for(let e of this.ft)t[e]==null&&(this.ft.delete(e),e.includes(`-`)?n.removeProperty(e):n[e]=null);for(let e in t){let r=t[e];if(r!=null){this.ft.add(e);let t=typeof r==`string`&&r.endsWith(Ar);e.includes(`-`)||t?n.setProperty(e,t?r.slice(0,-11):r,t?kr:``):n[e]=r}}return D}}),Mr=36e5;function Nr(e,t){var n;let{hass:r,t:i,naming:a,now:o,isOpen:s}=t,c=Jt(e,i),l=Gn(e,a),u=e.direction===`outbound`,[d,f]=u?[l[l.length-1],l.slice(0,-1)]:[l[0],l.slice(1)],p=e.started_at?new Date(e.started_at):null,m=p!==null&&o.getTime()-p.getTime()<Mr;return E`<button
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
>${d?W(d):O}</span
>
${e.handled_at?E`<ha-icon
class="handled"
icon="mdi:check-circle"
title=${i(`call.handled`)}
aria-hidden="true"
></ha-icon
><span class="hidden-text">${i(`call.handled`)}</span>`:O}
</span>
<span class="second way">
${f.length?Xt(u?`mdi:arrow-left`:`mdi:arrow-right`):O}${Yt(f)}
</span>
</span>
<span class="end">
${p?E`<time datetime=${(n=e.started_at)==null?``:n} title=${Rn(r,p)}
>${m?Hn(r,p,o):In(r,p)}</time
>`:O}
<span class="duration">${Pr(e,i)}</span>
</span>
</button>
${s?Fr(e,t,d):O}`}function Pr({outcome:e,talk_seconds:t},n){return t&&(e===`answered`||e===`voicemail`)?K(t):n(`call.outcomes.${e==null?`ended`:e}`)}function Fr(e,t,n){var r,i,a;let{hass:o,t:s,naming:c}=t,l=Gn(e,c);return E`<div class="details">
<dl>
${[[s(`call.details.outcome`),Jt(e,s).label],[s(`call.details.way`),E`<span class="way">${Yt(l)}</span>`],[s(`call.details.number`),n==null?void 0:n.number],[s(`call.details.started`),e.started_at&&Rn(o,new Date(e.started_at))],[s(`call.details.rang`),e.ring_seconds?K(e.ring_seconds):null],[s(`call.details.talked`),e.talk_seconds?K(e.talk_seconds):null],[s(`call.details.trunk`),e.trunk],[s(`call.details.reason`),e.outcome===`answered`?null:e.reason],[s(`call.details.campaign`),(r=e.campaign)==null?void 0:r.campaign_id],[s(`call.details.recording`),e.recording],[s(`call.details.system`),t.systemTitle]].map(([e,t])=>t?E`<dt>${e}</dt>
<dd>${t}</dd>`:O)}
</dl>
${t.dialler.control({config_entry_id:e.config_entry_id,number:(i=n==null?void 0:n.dial)==null?null:i,inside:(a=n==null?void 0:n.inside)!=null&&a},{classes:`call-back`,content:E`<ha-icon icon="mdi:phone" aria-hidden="true"></ha-icon>${s(`call.call_back`)}`})}
</div>`}var Ir=b`
button.row:hover{background:color-mix(in srgb,var(--pbx-text) 4%,transparent);}button.row:focus-visible{outline-offset:-2px;border-radius:var(--pbx-radius);}.missed{color:color-mix(in srgb,var(--pbx-missed) 75%,var(--pbx-text));}.handled{flex:none;color:var(--pbx-talking);--mdc-icon-size:16px;}.end time,.duration{display:block;}.end time{color:var(--pbx-text);}.details{padding:0 var(--pbx-gap) 12px;padding-inline-start:calc(var(--pbx-gap) + 48px);}dl{display:grid;grid-template-columns:minmax(72px,max-content) 1fr;gap:4px 12px;margin:0;font-size:12px;line-height:18px;}dt{color:var(--pbx-text-2);}dd{margin:0;min-width:0;overflow-wrap:anywhere;font-variant-numeric:tabular-nums;}.call-back{display:inline-flex;align-items:center;gap:8px;min-height:36px;margin-block-start:8px;padding:0 16px 0 12px;border-radius:18px;font-size:14px;font-weight:500;text-decoration:none;color:color-mix(in srgb,var(--pbx-talking) 45%,var(--pbx-text));background:color-mix(in srgb,var(--pbx-talking) 14%,transparent);--mdc-icon-size:18px;}`,Lr=8,Rr=class{constructor(){this._d=new Map}get all(){return this._d.size>1?[...this._d.values()]:[]}take(e){for(let{direction:t,called_number:n,called_name:r,config_entry_id:i}of e)t===`inbound`&&n&&!this._d.has(n)&&this._d.size<Lr&&this._d.set(n,{number:n,name:r,configEntry:i})}clear(){this._d.clear()}};function zr(e,t,{t:n,naming:r,toggle:i}){return e.map(({number:e,name:a,configEntry:o})=>{let{label:s}=U(r(o),e,a);return E`<button
type="button"
class="chip called"
aria-pressed=${t.has(e)}
aria-label=${n(`call_card.called`,{name:s})}
title=${e}
@click=${()=>i(e)}
>
<ha-icon icon="mdi:phone-forward" aria-hidden="true"></ha-icon><bdi>${s}</bdi>
</button>`})}var Br=9e5;function Vr(e,t,n){let r=[],i=new Map,a=t=>{var n;let r=Math.floor(t.getTime()/Br),a=(n=i.get(r))==null?zn(e,t):n;return i.set(r,a),a},o=``;for(let i of t.filter(({state:e})=>e===`ended`)){if(i.started_at){let t=new Date(i.started_at),s=a(t);s!==o&&(r.push({key:`day ${s}`,day:Vn(e,t,n)}),o=s)}r.push({key:I(i),call:i})}return r}var Hr=class{constructor(){this._f=[],this._e=[]}of(e,t,n){let r=[t,e.locale,e.config.time_zone,zn(e,n)];return r.some((e,t)=>e!==this._e[t])&&(this._f=Vr(e,t,n),this._e=r),this._f}};function Ur(e,t){return t.failure===`not_allowed`?z({icon:`mdi:lock-outline`,title:e(`states.not_allowed`),text:e(`states.not_allowed_text`)}):t.failure?z({icon:`mdi:alert-circle-outline`,title:e(`states.error`),tone:`bad`,action:{label:e(`states.retry`),run:t.retry}}):t.isLoading?B(e(`states.loading`),t.rows):t.isFiltered?z({icon:`mdi:filter-off-outline`,title:e(`call_card.no_match`),action:{label:e(`call_card.clear_filters`),run:t.clear}}):z({icon:`mdi:phone-log`,title:e(`call_card.no_calls`),text:e(`call_card.no_calls_text`)})}var Wr=class{constructor(e,t){this.read=e,this.changed=t,this.calls=[],this.failure=null,this.isLoading=!1,this._i={},this._h=null,this._g=!1,this._j=0}get isFresh(){return!this._g}get hasMore(){return this._h!==null}async start(e){this._i=e,this._h=null,this._g=!1,this._j++,this.isLoading=!1,await this._k(null,e=>{this.calls=e.calls,this._h=e.next_cursor,this._g=!0})}async more(){this._h!==null&&!this.isLoading&&this._g&&await this._k(this._h,e=>{let t=new Set(this.calls.map(I));this.calls=[...this.calls,...e.calls.filter(e=>!t.has(I(e)))],this._h=e.next_cursor})}async refresh(){if(!this._g||this.failure){await this.start(this._i);return}let e=this._j,t;try{t=await this.read(this._i,{limit:50})}catch(e){return}if(e!==this._j)return;let n=new Set(t.calls.flatMap(e=>e.ids.map(t=>I({...e,call_id:t}))));if(this.calls.some(e=>n.has(I(e)))&&t.next_cursor!==null){var r,i;let e=(r=(i=t.calls[t.calls.length-1])==null?void 0:i.started_at)==null?``:r,a=this.calls.filter(t=>{var r;return!n.has(I(t))&&((r=t.started_at)==null?``:r)<=e});this.calls=[...t.calls,...a]}else this.calls=t.calls,this._h=t.next_cursor;this.changed()}async _k(e,t){let n=this._j;this.isLoading=!0,this.failure=null,this.changed();try{let r=await this.read(this._i,{cursor:e,limit:50});n===this._j&&t(r)}catch(e){n===this._j&&(this.failure=L(e))}n===this._j&&(this.isLoading=!1,this.changed())}},Gr=[er,Zt,Ir,b`
:host{display:flex;flex-direction:column;min-height:0;}.controls{display:flex;flex-wrap:wrap;gap:8px;padding:8px var(--pbx-gap);}.search{flex:1 1 250px;display:flex;align-items:center;gap:8px;height:36px;padding:0 12px;border-radius:18px;background:color-mix(in srgb,var(--pbx-text) 6%,transparent);color:var(--pbx-text-2);--mdc-icon-size:18px;}.search:focus-within{outline:2px solid var(--pbx-primary);}.search input{flex:1;min-width:0;height:100%;border:0;outline:0;background:none;font-size:14px;color:var(--pbx-text);}.search input::placeholder{color:var(--pbx-text-2);opacity:1;}.search input::-webkit-search-cancel-button{filter:grayscale(1);}.chips{display:flex;gap:8px;min-width:0;margin-inline:calc(-1 * var(--pbx-gap));padding:2px var(--pbx-gap);overflow-x:auto;scrollbar-width:none;}.chip{flex:none;display:inline-flex;align-items:center;gap:6px;height:32px;padding-inline:10px 12px;border:1px solid var(--pbx-line);border-radius:16px;font-size:13px;white-space:nowrap;--mdc-icon-size:16px;}.chip ha-icon{color:var(--pbx-text-2);}.chip:hover{background:color-mix(in srgb,var(--pbx-text) 4%,transparent);}.chip[aria-pressed="true"]{border-color:transparent;background:color-mix(in srgb,var(--pbx-primary) 20%,transparent);font-weight:500;}.chip[aria-pressed="true"] ha-icon{color:inherit;}@container (max-width:440px){.chip ha-icon{display:none;}.chip{padding-inline:12px;}}.scroller{position:relative;flex:1 1 auto;min-height:112px;overflow-y:auto;overflow-x:hidden;overflow-anchor:none;overscroll-behavior:contain;scrollbar-width:thin;scrollbar-color:var(--pbx-line) transparent;}.list{position:relative;}.item{position:absolute;inset-block-start:0;inset-inline:0;}h3{margin:0;padding:12px var(--pbx-gap) 4px;font-size:12px;font-weight:500;line-height:20px;color:var(--pbx-text-2);}.notice{min-height:min(100%,240px);}.more-failed{display:flex;align-items:center;justify-content:center;gap:8px;padding:4px var(--pbx-gap);font-size:13px;color:var(--pbx-text-2);}`],Kr,qr=56,Jr=36,Yr=240,Xr=8,Zr=20,Qr=300,$r=300,ei=60,Z=class extends q{constructor(){super(),this.chips=[],this.rows=7,this.pressed=new Set,this.called=new Set,this.text=``,this.open=null,this._p=new Wr((e,t)=>ft(this.hass,e,t),()=>this.requestUpdate()),this._11=new Sn(this,()=>this),this._s=new Hr,this._q=new Rr,this._m=[],this._t=new Or(this,{count:0,getScrollElement:()=>this.scroller,estimateSize:e=>this._l(e),overscan:Xr}),new kn(this,()=>this._m.length?ei:null)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(this._n),clearTimeout(this._o)}refresh(){clearTimeout(this._o),this._o=setTimeout(()=>void this._p.refresh(),$r)}willUpdate(e){var t,n;e.has(`chips`)&&(this.pressed=new Set(this.chips)),e.has(`configEntry`)&&(this.called=new Set,this._q.clear()),(e.has(`chips`)||e.has(`configEntry`))&&this._r(),this._q.take(this._p.calls);let r=this._s.of(this.hass,this._p.calls,new Date),i=this._t.getVirtualizer(),a=((t=(n=this.scroller)==null?void 0:n.scrollTop)==null?0:t)>qr?`end`:`start`;(r!==this._m||a!==i.options.anchorTo)&&(this._m=r,i.setOptions({...i.options,count:r.length,getItemKey:e=>{var t,n;return(t=(n=r[e])==null?void 0:n.key)==null?e:t},anchorTo:a}))}updated(){let e=this._t.getVirtualizer();for(let t of this.renderRoot.querySelectorAll(`.item`))e.measureElement(t);let t=e.getVirtualItems().slice(-1)[0];t&&t.index>=this._m.length-Zr&&!this._p.failure&&this._p.more()}_r(){var e;this.open=null,(e=this.scroller)==null||e.scrollTo({top:0}),this._p.start(Rt(this.pressed,this.text,this.configEntry,this.called))}_y(e){this.pressed=ti(this.pressed,e),this._r()}_z(e){this.called=ti(this.called,e),this._r()}_x(e){this.text=e.target.value,clearTimeout(this._n),this._n=setTimeout(()=>this._r(),Qr)}_12(){this.pressed=new Set,this.called=new Set,this.text=``,this._r()}_l(e){let t=this._m[e];return t&&`day`in t?Jr:qr}render(){let e=this._t.getVirtualizer().getTotalSize(),t=this.rows*qr+Jr,n=this._m.length?Math.min(e,t):this._p.isFresh?t:Yr;return E`${this._u()}
<div
class="scroller"
style=${jr({"flex-basis":`${n}px`})}
aria-busy=${this._p.isLoading}
>
${this._m.length?this._v(e):this._w()}
</div>
${this._m.length&&this._p.failure?E`<div class="more-failed">
${this.t(`states.error`)}
<button type="button" class="text-button" @click=${()=>void this._p.more()}>
${this.t(`states.retry`)}
</button>
</div>`:O}`}_u(){let{t:e}=this;return E`<div class="controls">
<label class="search">
<ha-icon icon="mdi:magnify" aria-hidden="true"></ha-icon>
<input
type="search"
autocomplete="off"
spellcheck="false"
.value=${this.text}
placeholder=${e(`call_card.search`)}
aria-label=${e(`call_card.search`)}
@input=${this._x}
/>
</label>
<div class="chips" role="group" aria-label=${e(`call_card.filters`)}>
${Pt.map(t=>E`<button
type="button"
class="chip"
aria-pressed=${this.pressed.has(t)}
@click=${()=>this._y(t)}
>
<ha-icon icon=${Ft[t]} aria-hidden="true"></ha-icon
>${e(`editor.filters_options.${t}`)}
</button>`)}
${zr(this._q.all,this.called,{t:e,naming:e=>({...this.naming(e),mask:`none`}),toggle:e=>this._z(e)})}
</div>
</div>`}_v(e){let t=this._t.getVirtualizer(),n=new Date;return E`<div
class="list"
role="list"
aria-label=${this.t(`call_card.sections.history`)}
style=${jr({height:`${e}px`})}
>
${yn(t.getVirtualItems(),({key:e})=>e,({index:e,start:t})=>{let r=this._m[e];return r?E`<div
class="item"
role="listitem"
data-index=${e}
style=${jr({transform:`translateY(${t}px)`})}
>
${`day`in r?E`<h3>${r.day}</h3>`:this._10(r.call,n)}
</div>`:O})}
</div>`}_10(e,t){let n=I(e),r=this.open===n;return Nr(e,{hass:this.hass,t:this.t,naming:this.naming(e.config_entry_id),dialler:this._11,systemTitle:this.systemTitle(e),now:t,isOpen:r,toggle:()=>this.open=r?null:n})}_w(){let{failure:e,isFresh:t}=this._p;return Ur(this.t,{failure:e,isLoading:t,isFiltered:this.pressed.size+this.called.size>0||this.text.trim()!==``,rows:this.rows,retry:()=>void this._p.refresh(),clear:()=>this._12()})}};Kr=Z,Kr.styles=[...q.styles,...Gr],V([P({attribute:!1})],Z.prototype,`chips`,void 0),V([P({attribute:!1})],Z.prototype,`rows`,void 0),V([F()],Z.prototype,`pressed`,void 0),V([F()],Z.prototype,`called`,void 0),V([F()],Z.prototype,`text`,void 0),V([F()],Z.prototype,`open`,void 0),V([ct(`.scroller`)],Z.prototype,`scroller`,void 0);function ti(e,t){let n=new Set(e);return n.delete(t)||n.add(t),n}customElements.get(`pbx-call-history`)!=null||customElements.define(`pbx-call-history`,Z);var ni=[er,Zt,b`
.actions{flex:none;display:flex;gap:4px;}.round{display:grid;place-items:center;width:40px;height:40px;border-radius:50%;color:var(--pbx-text-2);--mdc-icon-size:22px;}.round:hover{background:color-mix(in srgb,var(--pbx-text) 7%,transparent);}.round.call{color:color-mix(in srgb,var(--pbx-talking) 60%,var(--pbx-text));background:color-mix(in srgb,var(--pbx-talking) 14%,transparent);}.count{color:var(--pbx-text);background:color-mix(in srgb,var(--pbx-missed) 16%,transparent);}.more{display:block;margin:0 auto 8px;}`],ri,ii=300,ai=60,oi=e=>`${e.config_entry_id} ${e.number}`,Q=class extends q{constructor(){super(),this.rows=7,this.showsAll=!1,this.numbers=null,this.failure=null,this._21=new Sn(this,()=>this),new kn(this,()=>{var e;return(e=this.numbers)!=null&&e.length?ai:null})}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(this._1v)}refresh(){clearTimeout(this._1v),this._1v=setTimeout(()=>void this._1w(),ii)}willUpdate(e){(!this.hasUpdated||e.has(`configEntry`))&&this._1w()}async _1w(){try{this._1x(await mt(this.hass,this.configEntry)),this.failure=null}catch(e){this.failure=L(e)}}_1x(e){this.numbers=e,this.dispatchEvent(new CustomEvent(`pbx-to-return`,{detail:e.length}))}async _1z(e,t){var n;let r=(n=this.numbers)==null?[]:n,i=r.indexOf(e);t&&(this._1x(r.filter(t=>t!==e)),await this._1y(i));try{await ht(this.hass,e,t)}catch(e){this._1x(r),bn(this,this.t(`call_card.not_saved`));return}if(t){let t=U(this.naming(e.config_entry_id),e.number,e.name);bn(this,this.t(`call_card.ticked_off`,{name:t.label}),{text:this.t(`call_card.undo`),action:()=>void this._1z(e,!1)})}await this._1w()}async _1y(e){var t,n;await this.updateComplete;let r=[...this.renderRoot.querySelectorAll(`.tick`)];(t=(n=r[e])==null?r[r.length-1]:n)==null||t.focus({preventScroll:!0})}render(){let{t:e}=this;if(this.failure&&!this.numbers)return z({icon:`mdi:alert-circle-outline`,title:e(`states.error`),tone:`bad`,action:{label:e(`states.retry`),run:()=>void this._1w()}});if(!this.numbers)return B(e(`states.loading`));if(!this.numbers.length)return z({icon:`mdi:phone-check`,title:e(`call_card.nobody_waits`),text:e(`call_card.nobody_waits_text`),tone:`good`});let t=new Date,n=this.showsAll?this.numbers:this.numbers.slice(0,this.rows);return E`<div role="list" aria-label=${e(`call_card.sections.to_return`)}>
${yn(n,oi,e=>this._20(e,t))}
</div>
${this.numbers.length>this.rows?E`<button
type="button"
class="text-button more"
aria-expanded=${this.showsAll}
@click=${()=>this.showsAll=!this.showsAll}
>
${e(this.showsAll?`call_card.show_fewer`:`call_card.show_all`,{count:this.numbers.length})}
</button>`:O}`}_20(e,t){let{t:n}=this,r=this.naming(e.config_entry_id),i=U(r,e.number,e.name),a=new Date(e.last_at),o=e.called_number?U(r,e.called_number).label:null;return E`<div class="row tone-missed" role="listitem">
<span class="badge"><ha-icon icon="mdi:phone-missed" aria-hidden="true"></ha-icon></span>
<span class="lines">
<span class="first">
<span class="cut">${W(i)}</span>
${e.calls>1?E`<span class="tag count">${n(`call_card.missed_calls`,{count:e.calls})}</span>`:O}
</span>
<span class="second">
<time datetime=${e.last_at} title=${Rn(this.hass,a)}
>${Hn(this.hass,a,t)}</time
>
${o?E`${Xt(`mdi:arrow-right`)}<span class="cut"><bdi>${o}</bdi></span>`:O}
</span>
</span>
<span class="actions">
${this._21.control({config_entry_id:e.config_entry_id,number:i.dial,inside:i.inside},{classes:`round call`,content:E`<ha-icon icon="mdi:phone" aria-hidden="true"></ha-icon>`,label:n(`call_card.call_back`,{name:i.label}),title:n(`call.call_back`)})}
<button
type="button"
class="round tick"
aria-label=${n(`call_card.tick_off`,{name:i.label})}
title=${n(`call_card.tick_off_short`)}
@click=${()=>void this._1z(e,!0)}
>
<ha-icon icon="mdi:check" aria-hidden="true"></ha-icon>
</button>
</span>
</div>`}};ri=Q,ri.styles=[...q.styles,...ni],V([P({attribute:!1})],Q.prototype,`rows`,void 0),V([F()],Q.prototype,`showsAll`,void 0),V([F()],Q.prototype,`numbers`,void 0),V([F()],Q.prototype,`failure`,void 0),customElements.get(`pbx-calls-to-return`)!=null||customElements.define(`pbx-calls-to-return`,Q);function si(e,t){let n=`ResizeObserver`in window?new ResizeObserver(([e])=>{var n;return t((n=e==null?void 0:e.contentRect.width)==null?0:n)}):void 0;return{begin:()=>n?n.observe(e):t(e.clientWidth),end:()=>n==null?void 0:n.disconnect()}}var ci,li=760,ui=7,di={history:`mdi:history`,to_return:`mdi:phone-return`,statistics:`mdi:chart-bar`},$=class extends H{constructor(...e){super(...e),this.isWide=!1,this.chosen=null,this.dials=!1,this.waiting=null,this._6=new At(this,()=>J(()=>import(`./number-pad-BFVyx7w3.js`),[])),this._c=new At(this,()=>J(()=>import(`./statistics-CcvHA2-k.js`),[])),this._2=!1,this._1=si(this,e=>{this.isWide=e>=li})}static getStubConfig(){return{sections:[...Bt]}}static async getConfigForm(){return(await J(async()=>{let{callCardForm:e}=await import(`./editors-i7aI3mBj.js`);return{callCardForm:e}},[])).callCardForm()}getGridOptions(){let e=Bt.filter(e=>this._0(e));return{...super.getGridOptions(),min_rows:Math.max(...e.map(e=>Vt[e]))}}parse(e){return Ht(e),e}connectedCallback(){super.connectedCallback(),this._1.begin()}disconnectedCallback(){super.disconnectedCallback(),this._1.end()}watched(e){return this._0(`now`)?tn(e.filter(e=>!e.may_read_log)):[]}callsChanged(e){var t,n;let r=this._2&&!((t=this.store)!=null&&t.failure);if(this._2=((n=this.store)==null?void 0:n.failure)!==null,r||e.some(e=>e.state===`ended`)){var i,a,o;(i=this.history)==null||i.refresh(),(a=this.toReturn)==null||a.refresh(),(o=this.statistics)==null||o.refresh()}}updated(e){e.has(`config`)&&(this.chosen=null)}_0(e){var t;return!((t=this.config)!=null&&(t=t.sections)!=null&&t.length)||this.config.sections.includes(e)}renderHeader(){var e;let{t}=this,n=(e=this.config)==null?void 0:e.title;return this._3.length?E`<div class="header ${n?``:`bare`}">
${n?E`<h2><bdi>${n}</bdi></h2>`:O}
<button
type="button"
class="dial"
aria-label=${t(this.dials?`pad.close`:`pad.open`)}
title=${t(`pad.title`)}
aria-expanded=${this.dials}
@click=${()=>this._4(!this.dials)}
>
<ha-icon icon="mdi:dialpad" aria-hidden="true"></ha-icon>
</button>
</div>
${this.dials?this._5():O}`:super.renderHeader()}get _3(){var e;return((e=this.systems)==null?[]:e).filter(({may_read_log:e,features:t})=>e&&t.includes(`dial`))}_5(){return this._6.render(this.t,()=>{var e;return E`<pbx-number-pad
.hass=${this.hass}
.t=${this.t}
.systems=${this._3}
.extension=${(e=this.config)==null?void 0:e.extension}
@pbx-close=${()=>this._4(!1)}
></pbx-number-pad>`})}_4(e){if(this.dials=e,!e){var t;(t=this.renderRoot.querySelector(`.dial`))==null||t.focus()}}renderContent(e){let t=e.filter(e=>e.may_read_log),n=t.length?Bt.filter(e=>e!==`now`&&this._0(e)):[],r=this._0(`now`)?this._7(e):O;return t.length?this.isWide&&n.length>1&&n.includes(`history`)?this._8(r,n,t):this._9(r,n,t):E`${r}
${z({icon:`mdi:lock-outline`,title:this.t(`states.not_allowed`),text:this.t(`states.not_allowed_text`)})}`}_7(e){let{hass:t,t:n,store:r,config:i}=this;return t&&r&&i?ir({hass:t,t:n,store:r,config:i,systems:e}):O}_8(e,t,n){return E`<div class="columns">
<div class="column">
${e}
${t.filter(e=>e!==`history`).map(e=>E`<section class="panel" aria-labelledby="title-${e}">
<h3 id="title-${e}">${this.t(`call_card.sections.${e}`)}</h3>
${this._a(e,n)}
</section>`)}
</div>
<section class="panel column fill" aria-label=${this.t(`call_card.sections.history`)}>
${this._a(`history`,n)}
</section>
</div>`}_9(e,t,n){let r=this.chosen&&t.includes(this.chosen)?this.chosen:t[0];return r?E`${e}
${t.length>1?E`<div class="tabs" role="tablist" @keydown=${on}>
${t.map(e=>this._b(e,e===r))}
</div>`:O}
${t.map(e=>E`<div
class="panel ${e===`history`?`fill`:``}"
role=${t.length>1?`tabpanel`:O}
id="panel-${e}"
aria-labelledby=${t.length>1?`tab-${e}`:O}
?hidden=${e!==r}
>
${e===r||e!==`statistics`||this._c.loaded?this._a(e,n):O}
</div>`)}`:E`${e}`}_b(e,t){var n;let r=e===`to_return`?this.waiting:null;return E`<button
type="button"
role="tab"
id="tab-${e}"
aria-controls="panel-${e}"
aria-selected=${t}
tabindex=${t?0:-1}
@click=${()=>this.chosen=e}
>
<ha-icon icon=${(n=di[e])==null?``:n} aria-hidden="true"></ha-icon>
<span>${this.t(`call_card.sections.${e}`)}</span>
${r?E`<span class="count">${r}</span>`:O}
</button>`}_a(e,t){var n,r,i;let a=(n=(r=this.config)==null?void 0:r.mask_numbers)==null?`none`:n,o=(i=this.config)==null?void 0:i.config_entry;if(e===`history`){var s,c,l,u,d;return E`<pbx-call-history
.hass=${this.hass}
.t=${this.t}
.systems=${t}
.mask=${a}
.configEntry=${o}
.extension=${(s=this.config)==null?void 0:s.extension}
.chips=${(c=(l=this.config)==null?void 0:l.filters)==null?fi:c}
.rows=${(u=(d=this.config)==null?void 0:d.rows)==null?ui:u}
></pbx-call-history>`}if(e===`to_return`){var f,p,m;return E`<pbx-calls-to-return
.hass=${this.hass}
.t=${this.t}
.systems=${t}
.mask=${a}
.configEntry=${o}
.extension=${(f=this.config)==null?void 0:f.extension}
.rows=${(p=(m=this.config)==null?void 0:m.rows)==null?ui:p}
@pbx-to-return=${e=>this.waiting=e.detail}
></pbx-calls-to-return>`}return this._c.render(this.t,()=>E`<pbx-call-statistics
.hass=${this.hass}
.t=${this.t}
.systems=${t}
.mask=${a}
.configEntry=${o}
></pbx-call-statistics>`)}};ci=$,ci.styles=[...H.styles,...ar],V([F()],$.prototype,`isWide`,void 0),V([F()],$.prototype,`chosen`,void 0),V([F()],$.prototype,`dials`,void 0),V([F()],$.prototype,`waiting`,void 0),V([ct(`pbx-call-history`)],$.prototype,`history`,void 0),V([ct(`pbx-calls-to-return`)],$.prototype,`toReturn`,void 0),V([ct(`pbx-call-statistics`)],$.prototype,`statistics`,void 0);var fi=[],pi=new Set([`calls`,`last_caller`,`last_missed_caller`,`missed_calls_today`,`active_calls`]);function mi(e,t){var n;let r=e.entities[t];return(r==null?void 0:r.platform)===`pbx`&&pi.has((n=r.translation_key)==null?``:n)?{config:{type:`custom:${zt}`}}:null}ee($,{type:zt,name:`call_card.name`,description:`call_card.description`,getEntitySuggestion:mi});var hi=`pbx-campaign-card`,gi=[`day`,`week`,`month`];function _i(e){h(e);let t=e;g(`campaign`,t.campaign),_(`period`,t.period,gi)}var vi,yi=class extends N{constructor(...e){super(...e),this._27=new At(this,()=>J(()=>import(`./campaign-content-CzW1EhBc.js`),[]))}static async getConfigForm(){return(await J(async()=>{let{campaignCardForm:e}=await import(`./editors-i7aI3mBj.js`);return{campaignCardForm:e}},[])).campaignCardForm()}static getStubConfig(){return{}}setConfig(e){_i(e),this.config=e}getCardSize(){return 6}getGridOptions(){return{columns:12,rows:`auto`,min_columns:6,min_rows:4}}render(){var e,t;let n=o((e=(t=this.hass)==null?void 0:t.locale.language)==null?`en`:e),r=this._27.render(n,()=>E`<pbx-campaign-content .hass=${this.hass} .options=${this.config}></pbx-campaign-content>`);return this._27.loaded?r:E`<ha-card>${r}</ha-card>`}};vi=yi,vi.styles=[Tt,Et,Dt],V([P({attribute:!1})],yi.prototype,`hass`,void 0),V([F()],yi.prototype,`config`,void 0);function bi(e,t){var n;let r=`-${t}-`;for(let[t,i=``]of(n=e==null?void 0:e.identifiers)==null?[]:n){let e=i.indexOf(r);if(t===`pbx`&&e>=0)return i.slice(e+r.length)}}function xi(e){return e!=null&&e.config_entry_id?{config_entry:e.config_entry_id}:{}}function Si(e,t){var n,r;let i=e.entities[t];if((i==null?void 0:i.platform)!==`pbx`||!((n=i.translation_key)!=null&&n.startsWith(`campaign_`)))return null;let a=e.devices[(r=i.device_id)==null?``:r],o=bi(a,`campaign`);return{config:{type:`custom:${hi}`,...xi(a),...o?{campaign:o}:{}}}}ee(yi,{type:hi,name:`campaign.card`,description:`campaign.card_description`,getEntitySuggestion:Si});var Ci=`pbx-extensions-card`,wi=[`number`,`name`,`activity`],Ti=[`details`,`call`],Ei=[`hide_unregistered`,`hide_trunks`];function Di(e){h(e),Mt(e);let t=e;_(`sort`,t.sort,wi),_(`tap`,t.tap,Ti);for(let e of Ei)t[e]!==void 0&&typeof t[e]!=`boolean`&&m(`config.not_a_switch`,{option:e});let n=t.extensions;n!==void 0&&!(Array.isArray(n)&&n.every(e=>typeof e==`string`))&&m(`config.not_a_list_of_texts`,{option:`extensions`})}var Oi={ArrowRight:(e,t)=>t,ArrowLeft:(e,t)=>-t,ArrowDown:e=>e,ArrowUp:e=>-e};function ki(e,t,{count:n,columns:r,rtl:i}){var a;if(e===`Home`||e===`End`)return e===`Home`?0:n-1;let o=(a=Oi[e])==null?void 0:a.call(Oi,r,i?-1:1),s=o===void 0?-1:t+o;return s>=0&&s<n?s:null}function Ai(e,t=`.tile`){var n;let r=e.currentTarget,i=[...r.querySelectorAll(t)],a=i.indexOf(e.target);if(a<0||e.altKey||e.ctrlKey||e.metaKey)return;let o=(n=i[0])==null?void 0:n.offsetTop,s=i.filter(e=>e.offsetTop===o).length,c=getComputedStyle(r).direction===`rtl`,l=ki(e.key,a,{count:i.length,columns:s,rtl:c});if(l!==null){var u;e.preventDefault(),(u=i[l])==null||u.focus()}}var ji=[`ringing`,`alerting`,`in_call`,`on_hold`,`idle`,`unregistered`,`unavailable`],Mi={registered:`good`,idle:`good`,up:`good`,busy:`busy`,registering:`waiting`,down:`bad`,failure:`bad`,disabled:`off`,unavailable:`unavailable`};function Ni(e,t){var n;let r=t?(n=e[t])==null?void 0:n.state:void 0;return r&&r!==`unknown`&&r!==`unavailable`?r:null}function Pi(e,t,n){var r,i;let a=Ni(t,e.state_entity),o=(r=ji.find(e=>e===a))==null?`unavailable`:r,s=Ni(t,e.connected_number_entity),c=e.state_entity?(i=t[e.state_entity])==null?void 0:i.last_changed:void 0;return{number:e.number,name:e.name===e.number?null:e.name,presence:o,connected:s,connectedName:s&&n.get(s)||null,since:c?new Date(c):null,entityId:e.state_entity}}function Fi(e,t){let n=Ni(t,e.status_entity),r=n&&n in Mi?n:`unavailable`;return{name:e.name,status:r,lamp:Mi[r],entityId:e.status_entity}}var Ii=(e,t)=>e.number.localeCompare(t.number,void 0,{numeric:!0}),Li={number:Ii,name:(e,t)=>{var n,r;return((n=e.name)==null?e.number:n).localeCompare((r=t.name)==null?t.number:r)||Ii(e,t)},activity:(e,t)=>ji.indexOf(e.presence)-ji.indexOf(t.presence)||Ii(e,t)};function Ri(e,t){let n=new Map;for(let a of t)if(a.config_entry_id===e.config_entry_id){var r,i;n.set((r=a.caller_number)==null?``:r,a.caller_name),n.set((i=a.called_number)==null?``:i,a.called_name)}for(let{number:t,name:r}of e.extensions)n.set(t,r);return n}function zi(e,t,n,r){var i;let a=(i=r.extensions)!=null&&i.length?new Set(r.extensions):null,o=[...t];return e.map(e=>{var t;let i=Ri(e,o);return{system:e,lamps:e.extensions.filter(({number:e})=>!a||a.has(e)).map(e=>Pi(e,n,i)).filter(({presence:e})=>!r.hide_unregistered||e!==`unregistered`).sort(Li[(t=r.sort)==null?`number`:t]),trunks:r.hide_trunks?[]:e.trunks.map(e=>Fi(e,n))}}).filter(({lamps:e})=>e.length)}function Bi(e){return e.flatMap(({lamps:e})=>e)}function Vi(e){let t=new Map;for(let{presence:r}of Bi(e)){var n;t.set(r,((n=t.get(r))==null?0:n)+1)}return ji.filter(e=>t.has(e)).map(e=>{var n;return[e,(n=t.get(e))==null?0:n]})}function Hi(e){return e.flatMap(e=>[...e.extensions.flatMap(e=>[e.state_entity,e.connected_number_entity]),...e.trunks.map(e=>e.status_entity)].filter(e=>e!==null))}function Ui(e){return[`ringing`,`alerting`,`in_call`,`on_hold`].includes(e)}var Wi=b`
:host{--pbx-lamp-free:var(--green-color,#4caf50);--pbx-lamp-busy:var(--red-color,#f44336);--pbx-lamp-ringing:var(--orange-color,#ff9800);--pbx-lamp-calling:var(--light-blue-color,#03a9f4);--pbx-lamp-held:var(--deep-purple-color,#6e41ab);--pbx-lamp-off:var(--grey-color,#9e9e9e);}.idle,.good{--lamp:var(--pbx-lamp-free);}.in_call,.busy,.bad{--lamp:var(--pbx-lamp-busy);}.ringing,.waiting{--lamp:var(--pbx-lamp-ringing);}.alerting{--lamp:var(--pbx-lamp-calling);}.on_hold{--lamp:var(--pbx-lamp-held);}.unregistered,.unavailable,.off{--lamp:var(--pbx-lamp-off);}.header{flex-wrap:wrap;padding-block:16px 12px;row-gap:8px;}.header h2{flex:1 1 auto;}.counts{display:flex;flex-wrap:wrap;gap:4px 16px;margin:0;padding:0;list-style:none;font-size:13px;line-height:20px;color:var(--pbx-text-2);}.counts[hidden]{display:none;}.counts li{display:flex;white-space:nowrap;align-items:center;gap:6px;}.counts i{flex:none;width:10px;height:10px;border-radius:50%;background:var(--lamp);}.counts .unregistered i,.counts .unavailable i{background:none;border:2px solid var(--lamp);}.content{flex:1;min-height:0;overflow:auto;padding:0 var(--pbx-gap) var(--pbx-gap);}.content.bare{padding-top:var(--pbx-gap);}.choice{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:0 8px;margin-bottom:8px;padding:4px;padding-inline-start:12px;border-radius:8px;font-size:13px;line-height:18px;background:color-mix(in srgb,var(--pbx-primary) 16%,transparent);}.tile.target{border:2px dashed var(--pbx-primary);padding:9px 11px;}.system + .system{margin-top:16px;}h3{margin:0 0 8px;font-size:13px;font-weight:500;line-height:20px;color:var(--pbx-text-2);}.content .strip{margin:0 0 8px;}.tiles{margin:0;padding:0;list-style:none;}.tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(136px,100%),1fr));gap:8px;}.tiles.single{grid-template-columns:minmax(0,1fr);}.tiles li{display:flex;min-width:0;}.tile{flex:1;display:grid;grid-template-columns:auto minmax(0,1fr) auto;align-items:center;column-gap:8px;min-width:0;padding:10px 12px;border:1px solid var(--pbx-line);border-radius:var(--pbx-radius);color:inherit;text-decoration:none;transition:      background-color 180ms ease,border-color 180ms ease;}button.tile:hover,a.tile:hover{background:color-mix(in srgb,var(--pbx-text) 5%,transparent);}.tile.active{border-color:color-mix(in srgb,var(--lamp) 55%,transparent);background:color-mix(in srgb,var(--lamp) 14%,transparent);}button.tile.active:hover,a.tile.active:hover{background:color-mix(in srgb,var(--lamp) 20%,transparent);}.lamp{display:grid;place-items:center;width:28px;height:28px;border-radius:50%;color:color-mix(in srgb,var(--lamp) 80%,var(--pbx-text));background:color-mix(in srgb,var(--lamp) 18%,transparent);--mdc-icon-size:18px;}.active .lamp{color:#fff;background:color-mix(in srgb,var(--lamp) 82%,#000);}.ringing .lamp{animation:pbx-ring 1s ease-in-out infinite;}.number{font-size:13px;line-height:20px;color:var(--pbx-text-2);overflow:hidden;text-overflow:ellipsis;white-space:nowrap;}.since{font-size:13px;font-weight:500;line-height:20px;}.name,.doing{grid-column:1 / -1;display:flex;}.name span,.doing span{overflow:hidden;text-overflow:ellipsis;white-space:nowrap;}.name{margin-top:8px;font-size:14px;font-weight:500;line-height:20px;}.doing{font-size:13px;line-height:18px;color:var(--pbx-text-2);}.active .number,.active .doing{color:var(--pbx-text);}.unregistered .name,.unavailable .name{color:var(--pbx-text-2);}.tile.unregistered,.tile.unavailable{border-style:dashed;}@container pbx-card (min-width:900px){.tiles{grid-template-columns:repeat(auto-fill,minmax(176px,1fr));gap:12px;}.tile{padding:12px 16px;}.name{font-size:16px;line-height:24px;}.lamp{width:36px;height:36px;--mdc-icon-size:22px;}}@keyframes pbx-ring{50%{box-shadow:0 0 0 6px color-mix(in srgb,var(--lamp) 30%,transparent);}}@media (prefers-reduced-motion:reduce){.ringing .lamp{animation:none;}.tile{transition:none;}}`,Gi=b`
.trunks{margin:12px 0 0;padding:0;list-style:none;display:flex;flex-wrap:wrap;gap:8px;}.trunk{display:flex;align-items:center;gap:8px;min-height:32px;max-width:100%;padding:4px 12px;border:1px solid var(--pbx-line);border-radius:16px;font-size:13px;line-height:18px;}.trunk i{flex:none;width:10px;height:10px;border-radius:50%;background:var(--lamp);}.trunk.off i,.trunk.unavailable i{background:none;border:2px solid var(--lamp);}.trunk ha-icon{margin-inline-start:-4px;color:var(--lamp);--mdc-icon-size:18px;}.trunk:hover{background:color-mix(in srgb,var(--pbx-text) 5%,transparent);}.trunk b{font-weight:500;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;}.trunk span{color:var(--pbx-text-2);white-space:nowrap;}`,Ki={ringing:`mdi:phone-ring`,alerting:`mdi:phone-outgoing`,in_call:`mdi:phone-in-talk`,on_hold:`mdi:phone-paused`,idle:`mdi:phone-classic`,unregistered:`mdi:phone-off`,unavailable:`mdi:phone-off`};function qi({presence:e,connected:t,connectedName:n},r){return Ui(e)&&t?U(r,t,n).label:null}function Ji(e,{t,naming:n}){var r;let i=(r=e.name)==null?``:r,a=t(`extensions.presence.${e.presence}`),o=qi(e,n),s=o?t(`extensions.with`,{state:a,party:o}):a;return[t(`call.extension`,{number:e.number}),i,s].filter(Boolean).join(`, `)}function Yi(e,t){var n;let{t:r,now:i,naming:a,configEntry:o,tap:s,dialler:c,open:l,target:u}=t,{presence:d,entityId:f}=e,p=Ui(d),m=`tile ${d} ${p?`active`:``}`,h=qi(e,a),g=Ji(e,t),_=e.since?(i.getTime()-e.since.getTime())/1e3:0,v=E`
<span class="lamp"><ha-icon icon=${Ki[d]} aria-hidden="true"></ha-icon></span>
<span class="number numbers"><bdi>${e.number}</bdi></span>
${p&&e.since?E`<span class="since numbers">${K(_)}</span>`:O}
<span class="name"
><span dir="auto">${(n=e.name)==null?r(`call.extension`,{number:e.number}):n}</span></span
>
${h?E`<span class="hidden-text">${r(`extensions.presence.${d}`)}</span>`:O}
<span class="doing"><span dir="auto">${h==null?r(`extensions.presence.${d}`):h}</span></span>
`;if(u&&e.number!==u.extension){var y;let t=(y=e.name)==null?e.number:y,n=r(`transfer.to`,{name:t});return E`<button
type="button"
class="${m} target"
title=${n}
aria-label="${n}, ${g}"
aria-disabled=${u.isBusy}
@click=${()=>u.passOn(e.number,t)}
>
${v}
</button>`}if(s===`call`&&e.number!==c.from(o)){let t={config_entry_id:o,number:e.number};return E`${c.control(t,{classes:m,content:v,title:g})}`}return f?E`<button type="button" class=${m} title=${g} @click=${()=>l(f)}>
${v}
</button>`:E`<div class=${m}>${v}</div>`}function Xi(e,{t,open:n}){let{entityId:r}=e,i=t(`extensions.trunk_status.${e.status}`);return E`<button
type="button"
class="trunk ${e.lamp}"
?disabled=${!r}
@click=${()=>r&&n(r)}
>
${e.lamp===`bad`?E`<ha-icon icon="mdi:alert-circle" aria-hidden="true"></ha-icon>`:E`<i aria-hidden="true"></i>`}<b dir="auto">${e.name}</b><span>${i}</span>
</button>`}var Zi,Qi=class extends H{static async getConfigForm(){return(await J(async()=>{let{extensionsCardForm:e}=await import(`./editors-i7aI3mBj.js`);return{extensionsCardForm:e}},[])).extensionsCardForm()}static getStubConfig(){return{}}constructor(){super(),this._2j=[],this._2o=new Sn(this,()=>{var e;return{hass:this.hass,t:this.t,systems:this.systems,extension:(e=this.config)==null?void 0:e.extension}}),this._2n=new wn(this,()=>({hass:this.hass,t:this.t})),new kn(this,()=>Bi(this._2j).some(({presence:e})=>Ui(e))?1:null)}getGridOptions(){return{columns:12,rows:`auto`,min_columns:4,min_rows:2}}parse(e){return Di(e),e}watched(e){return Hi(e)}render(){var e;let{config:t,hass:n,store:r}=this;return this._2j=t&&n&&r?zi((e=this.systems)==null?[]:e,r.calls.values(),n.states,t):[],super.render()}renderHeader(){var e;let t=Vi(this._2j),n=(e=this.config)==null?void 0:e.title,r=Bi(this._2j).length<2;return!n&&r?O:E`<div class="header">
${n?E`<h2>${n}</h2>`:O}
<ul class="counts numbers" aria-label=${this.t(`extensions.summary`)} ?hidden=${r}>
${t.map(([e,t])=>E`<li class=${e}>
<i aria-hidden="true"></i><bdi>${this.t(`extensions.counts.${e}`,{count:t})}</bdi>
</li>`)}
</ul>
</div>`}renderContent(e){var t;let{t:n}=this;if(!this._2j.length){var r;let t=((r=this.config)==null||(r=r.extensions)==null?void 0:r.length)&&e.some(({extensions:e})=>e.length);return z({icon:`mdi:phone-classic`,title:n(t?`extensions.none_chosen`:`extensions.none`),text:n(t?`extensions.none_chosen_text`:`extensions.none_text`)})}return E`<div class="content ${!((t=this.config)!=null&&t.title)&&Bi(this._2j).length<2?`bare`:``}">
${this._2k()} ${this._2j.map(e=>this._2l(e))}
</div>`}_2k(){var e;let{t}=this,n=this._2j.some(({system:e})=>this._2m(e))?(e=this.store)==null?void 0:e.transfers.chosen:null;return E`<div class=${n?`choice`:``} role="status">
${n?E`<span>${t(`transfer.choose_tile`,{name:n.label})}</span>
<button type="button" class="text-button" @click=${()=>{var e;return(e=this.store)==null?void 0:e.transfers.cancel()}}>
${t(`transfer.cancel`)}
</button>`:O}
</div>`}_2m(e){var t;let n=(t=this.store)==null?void 0:t.transfers,r=n==null?void 0:n.chosen;return n&&(r==null?void 0:r.call.config_entry_id)===e.config_entry_id?{isBusy:r.isBusy,extension:r.extension,passOn:(e,t)=>void this._2n.passOn(n,e,t)}:null}_2l({system:e,lamps:t,trunks:n}){var r,i,a,o;let{t:s}=this,c={t:s,now:new Date,naming:Ut(e,s,(r=(i=this.config)==null?void 0:i.mask_numbers)==null?`none`:r),configEntry:e.config_entry_id,tap:(a=(o=this.config)==null?void 0:o.tap)==null?`details`:a,dialler:this._2o,open:e=>this._2p(e),target:this._2m(e)},l=t.every(({presence:e})=>e===`unavailable`);return E`<div class="system" role="group" aria-label=${e.title}>
${this._2j.length>1?E`<h3><bdi>${e.title}</bdi></h3>`:O}
${l?wt(St,s(`extensions.unreachable`,{system:e.title})):O}
<ul class="tiles ${t.length===1?`single`:``}" @keydown=${Ai}>
${yn(t,({number:e})=>e,e=>E`<li>${Yi(e,c)}</li>`)}
</ul>
${n.length?E`<ul class="trunks" aria-label=${s(`extensions.trunks`)}>
${n.map(e=>E`<li>${Xi(e,c)}</li>`)}
</ul>`:O}
</div>`}_2p(e){this.dispatchEvent(new CustomEvent(`hass-more-info`,{bubbles:!0,composed:!0,detail:{entityId:e}}))}};Zi=Qi,Zi.styles=[...H.styles,Wi,Gi];var $i=[`extension_state`,`connected_number`,`trunk_status`];function ea(e,t){var n,r;let i=e.entities[t];if((i==null?void 0:i.platform)!==`pbx`||!$i.includes((n=i.translation_key)==null?``:n))return null;let a=e.devices[(r=i.device_id)==null?``:r],o=bi(a,`extension`),s=o?{extensions:[o],hide_trunks:!0}:{};return{config:{type:`custom:${Ci}`,...xi(a),...s}}}ee(Qi,{type:Ci,name:`extensions.card`,description:`extensions.card_description`,getEntitySuggestion:ea});var ta=`custom:pbx`;function na(e){h(e),Mt(e)}var ra,ia,aa=[`devices`,`entities`];async function oa(e){try{return await ut(e)}catch(e){return[]}}var sa=class extends HTMLElement{static getCreateSuggestions(e){return{title:o(e.locale.language)(`strategy.title`),icon:`mdi:phone`}}static async getConfigElement(){return await J(()=>import(`./editors-i7aI3mBj.js`),[]),document.createElement(`pbx-strategy-editor`)}static async generate(e,t){na(e);let{viewsFor:n}=await J(async()=>{let{viewsFor:e}=await import(`./views-BCrb23e3.js`);return{viewsFor:e}},[]);return{views:n(await oa(t),e,o(t.locale.language))}}};ra=sa,ra.registryDependencies=aa;var ca=class extends HTMLElement{static async generate(e,t){na(e);let n=o(t.locale.language),{overview:r,systemView:i}=await J(async()=>{let{overview:e,systemView:t}=await import(`./views-BCrb23e3.js`);return{overview:e,systemView:t}},[]),a=await oa(t),s=a.find(({config_entry_id:t})=>t===e.config_entry);return s?i(s,t,e,n):r(a,t,e,n)}};ia=ca,ia.registryDependencies=aa;var la=`ll-strategy-dashboard-pbx`;if(!customElements.get(la)){var ua;customElements.define(`ll-strategy-view-pbx`,ca),customElements.define(la,sa),window.customStrategies=(ua=window.customStrategies)==null?[]:ua,window.customStrategies.push({type:`pbx`,strategyType:`dashboard`,documentationURL:y,get name(){return p()(`strategy.title`)},get description(){return p()(`strategy.description`)}})}export{L as A,p as B,Nt as C,z as D,B as E,P as F,s as H,N as I,O as L,I as M,ct as N,wt as O,F as P,E as R,Pt as S,V as T,f as V,kn as _,Ei as a,Bt as b,bi as c,si as d,q as f,In as g,Ln as h,wi as i,gt as j,ft as k,gi as l,Vn as m,na as n,Ti as o,K as p,Ai as r,Di as s,ta as t,_i as u,wn as v,H as w,Ht as x,Sn as y,b as z};