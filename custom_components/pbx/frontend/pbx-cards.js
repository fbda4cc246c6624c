var e={states:{loading:`Wird geladen`,offline:`Keine Verbindung zu Home Assistant. Die Anzeige ist vielleicht nicht aktuell.`,no_system:`Noch keine Telefonanlage`,no_system_text:`Unter Einstellungen, Geräte & Dienste, PBX lässt sich eine hinzufügen.`,system_gone:`Diese Telefonanlage ist nicht eingerichtet`,system_gone_text:`In den Einstellungen der Karte eine andere auswählen.`,error:`Die Anrufe konnten nicht gelesen werden`,error_text:`Home Assistant gab keine brauchbare Antwort.`,retry:`Erneut versuchen`,not_allowed:`Nur Administratoren sehen die Anrufliste`,not_allowed_text:`In den Optionen der Telefonanlage kann ein Administrator sie für alle freigeben.`,not_ready:`Warten auf die Telefonanlagen`,not_ready_text:`Home Assistant startet noch, oder die Integration ist nicht geladen.`},config:{not_an_object:`Die Konfiguration muss eine Liste von Optionen sein.`,not_a_text:`{option} muss ein Text sein.`,not_a_number:`{option} muss eine ganze Zahl sein, mindestens {least}.`,not_a_list:`{option} muss eine Liste sein.`,not_one_of:`{option} ist {value}, erlaubt ist nur: {allowed}.`,not_a_switch:`{option} muss true oder false sein.`,not_a_list_of_texts:`{option} muss eine Liste von Texten sein. Setze jede Nummer in Anführungszeichen.`},editor:{title:`Titel`,config_entry:`Telefonanlage`,config_entry_help:`Leer lassen für alle Telefonanlagen.`,mask_numbers:`Nummern externer Anrufer`,mask_numbers_help:`Für Anzeigen, die auch Besucher sehen. Nebenstellen bleiben sichtbar.`,mask_numbers_options:{none:`Nummern und Namen zeigen`,partial:`Die letzten drei Ziffern zeigen`,full:`Nummern und Namen verbergen`},sections:`Angezeigte Teile`,sections_help:`Leer lassen für alle.`,sections_options:{now:`Laufende Anrufe`,history:`Verlauf`,to_return:`Rückrufe`,statistics:`Statistik`},filters:`Anfangs aktive Filter des Verlaufs`,filters_options:{missed:`Verpasst`,inbound:`Eingehend`,outbound:`Ausgehend`,failed:`Fehlgeschlagen`},rows:`Zeilen des Verlaufs`,rows_help:`Wie viele Anrufe ohne Blättern zu sehen sind.`,extensions:`Nebenstellen`,extensions_help:`Leer lassen für alle.`,sort:`Reihenfolge`,sort_options:{number:`Nach Nummer`,name:`Nach Name`,activity:`Besetzte zuerst`},tap:`Beim Antippen`,tap_options:{details:`Details zeigen`,call:`Nebenstelle anrufen`},hide_unregistered:`Nicht angemeldete Telefone ausblenden`,hide_trunks:`Amtsleitungen ausblenden`,campaign:`Kampagne`,campaign_help:`Die ID der einzigen Kampagne, die gezeigt wird. Leer lassen für alle.`,period:`Zuerst gezeigter Zeitraum`,period_options:{day:`Letzte 24 Stunden`,week:`Letzte 7 Tage`,month:`Letzte 30 Tage`}},call:{unknown_number:`Unbekannte Nummer`,hidden_number:`Verborgene Nummer`,extension:`Nebenstelle {number}`,call_back:`Zurückrufen`,handled:`Zurückgerufen`,states:{ringing:`Klingelt`,in_call:`Im Gespräch`,on_hold:`Gehalten`},answered:{inbound:`Angenommen`,outbound:`Ausgehender Anruf, angenommen`,internal:`Interner Anruf, angenommen`},outcomes:{answered:`Angenommen`,voicemail:`Mailbox`,missed:`Verpasst`,failed:`Fehlgeschlagen`,unknown:`Unbekannt`,ended:`Beendet`},details:{outcome:`Ergebnis`,way:`Weg`,number:`Nummer`,started:`Beginn`,rang:`Klingelte`,talked:`Gespräch`,trunk:`Leitung`,reason:`Grund`,campaign:`Kampagne`,recording:`Aufnahme`,system:`Telefonanlage`}},call_card:{name:`PBX-Anrufe`,description:`Laufende Anrufe, Anrufliste, verpasste Anrufe zum Zurückrufen und Statistik.`,no_live_calls:`Gerade keine Anrufe`,search:`Namen und Nummern suchen`,filters:`Filter`,clear_filters:`Filter aufheben`,no_match:`Kein passender Anruf`,no_calls:`Noch keine Anrufe`,no_calls_text:`Jeder Anruf erscheint hier, sobald er beendet ist.`,nobody_waits:`Niemand wartet auf einen Rückruf`,nobody_waits_text:`Verpasste Anrufe stehen hier, bis jemand zurückgerufen hat.`,missed_calls:{one:`{count} Anruf`,other:`{count} Anrufe`},call_back:`{name} zurückrufen`,tick_off:`{name} als zurückgerufen abhaken`,tick_off_short:`Als zurückgerufen abhaken`,ticked_off:`{name} als zurückgerufen abgehakt`,undo:`Rückgängig`,not_saved:`Das konnte nicht gespeichert werden.`,answer_time:`Mittlere Wartezeit`,talk_time:`Gesprächszeit`,last_day:`Letzte 24 Stunden`,sections:{now:`Laufende Anrufe`,history:`Verlauf`,to_return:`Rückrufe`,statistics:`Statistik`},chart:`Anrufe pro Stunde nach Ergebnis`},extensions:{card:`PBX Nebenstellen`,card_description:`Jede Nebenstelle als Besetztlampe: wer frei ist, wo es klingelt und wer mit wem telefoniert.`,summary:`Wie viele Nebenstellen in welchem Zustand sind`,presence:{ringing:`Klingelt`,alerting:`Ruft an`,in_call:`Im Gespräch`,on_hold:`Gehalten`,idle:`Frei`,unregistered:`Nicht angemeldet`,unavailable:`Nicht verfügbar`},counts:{ringing:{one:`{count} klingelt`,other:`{count} klingeln`},alerting:{one:`{count} ruft an`,other:`{count} rufen an`},in_call:{one:`{count} im Gespräch`,other:`{count} im Gespräch`},on_hold:{one:`{count} gehalten`,other:`{count} gehalten`},idle:{one:`{count} frei`,other:`{count} frei`},unregistered:{one:`{count} nicht angemeldet`,other:`{count} nicht angemeldet`},unavailable:{one:`{count} nicht verfügbar`,other:`{count} nicht verfügbar`}},with:`{state}, {party}`,trunks:`Amtsleitungen`,trunk_status:{registered:`Angemeldet`,registering:`Meldet sich an`,idle:`Frei`,busy:`Besetzt`,up:`In Betrieb`,down:`Gestört`,failure:`Fehler`,disabled:`Abgeschaltet`,unavailable:`Nicht verfügbar`},unreachable:`{system} ist nicht erreichbar.`,none:`Keine Nebenstellen`,none_text:`Diese Telefonanlage hat keine gemeldet, oder keine hat ein eigenes Gerät.`,none_chosen:`Keine der gewählten Nebenstellen gibt es`,none_chosen_text:`Wähle andere in den Einstellungen der Karte.`},campaign:{card:`PBX Kampagnen`,card_description:`Erfolg und Misserfolg der ausgehenden Anrufe eines Callcenters, nach Grund und im Lauf der Zeit.`,title:`Kampagnen`,name:`Kampagne {name}`,all:`Alle Kampagnen`,choose:`Kampagne`,period:`Zeitraum`,periods:{day:`24 Std.`,week:`7 Tage`,month:`30 Tage`},results:`Ergebnisse`,successes:`Erreicht`,failures:`Misslungen`,all_time:`Alle Ergebnisse bisher.`,last_reason:`Letzter Grund eines Misserfolgs: {reason}`,truncated:{one:`Nur das neueste Ergebnis ist gezählt.`,other:`Nur die neuesten {count} Ergebnisse sind gezählt.`},chart:`Ergebnisse im Lauf der Zeit`,why_failed:`Warum Anrufe misslangen`,other_reasons:`Andere Gründe`,no_reason:`Kein Grund genannt`,nothing_in_period:`Keine Ergebnisse in diesem Zeitraum`,nothing_in_period_text:`Wähle einen längeren oder warte auf den nächsten Anruf.`,none_yet:`Noch keine Ergebnisse`,none_yet_text:`Eine Kampagne erscheint hier mit ihrem ersten Ergebnis.`,no_centre:`Kein Callcenter`,no_centre_text:`Diese Karte zeigt Kampagnen, und keine deiner Telefonanlagen hat welche.`,reasons:{hung_up:`Aufgelegt`,busy:`Besetzt`,wrong_number:`Nummer falsch oder leer`,powered_off:`Telefon ausgeschaltet`,out_of_service:`Nummer nicht in Betrieb`,hung_up_early:`Vor dem Annehmen aufgelegt`,no_resources:`Callcenter ausgelastet`,no_answer:`Keine Antwort`,rejected:`Abgelehnt`,system_error:`Fehler des Callcenters`,hung_up_waiting:`In der Warteschlange aufgelegt`,queue_timeout:`Zu lange in der Warteschlange`,result_timeout:`Kein Ergebnis innerhalb der Frist`,no_agent:`Niemand im Callcenter frei`,no_task:`Keine Aufgabe verfügbar`,not_attempted:`Nicht versucht, zu viele gleichzeitig`}},strategy:{title:`Telefonanlagen`,description:`Ein vollständiges Dashboard aller Telefonanlagen: Anrufe, Nebenstellen, Verlauf und Statistik.`,overview:`Übersicht`,now:`Jetzt`,to_return:`Zurückzurufen`,history:`Verlauf`,statistics:`Letzte 24 Stunden`,extensions:`Nebenstellen`,campaigns:`Kampagnen`,calls:`Anrufe`}},t={states:{loading:`Loading`,offline:`No connection to Home Assistant. What you see may be out of date.`,no_system:`No phone system yet`,no_system_text:`Add one under Settings, Devices & services, PBX.`,system_gone:`This phone system is not set up`,system_gone_text:`Choose another one in the card's settings.`,error:`The calls could not be read`,error_text:`Home Assistant gave no usable answer.`,retry:`Try again`,not_allowed:`Only administrators see the call log`,not_allowed_text:`An administrator can open it to everybody in the options of the phone system.`,not_ready:`Waiting for the phone systems`,not_ready_text:`Home Assistant is still starting, or the integration is not loaded.`},config:{not_an_object:`The configuration must be a list of options.`,not_a_text:`{option} must be a text.`,not_a_number:`{option} must be a whole number, at least {least}.`,not_a_list:`{option} must be a list.`,not_one_of:`{option} is {value}, but must be one of: {allowed}.`,not_a_switch:`{option} must be true or false.`,not_a_list_of_texts:`{option} must be a list of texts. Put each number in quotation marks.`},editor:{title:`Title`,config_entry:`Phone system`,config_entry_help:`Leave empty for all phone systems.`,mask_numbers:`Numbers of outside callers`,mask_numbers_help:`For displays that visitors can see. Extensions stay visible.`,mask_numbers_options:{none:`Show numbers and names`,partial:`Show the last three digits`,full:`Hide numbers and names`},sections:`Parts to show`,sections_help:`Leave empty for all of them.`,sections_options:{now:`Calls in progress`,history:`History`,to_return:`Calls to return`,statistics:`Statistics`},filters:`Filters of the history that are on at first`,filters_options:{missed:`Missed`,inbound:`Inbound`,outbound:`Outbound`,failed:`Failed`},rows:`Rows of the history`,rows_help:`How many calls are seen without scrolling.`,extensions:`Extensions`,extensions_help:`Leave empty for all of them.`,sort:`Order`,sort_options:{number:`By number`,name:`By name`,activity:`Busy ones first`},tap:`When tapped`,tap_options:{details:`Show details`,call:`Call the extension`},hide_unregistered:`Hide phones that are not registered`,hide_trunks:`Hide trunks`,campaign:`Campaign`,campaign_help:`The ID of the only campaign to show. Leave empty for all of them.`,period:`Period shown first`,period_options:{day:`Last 24 hours`,week:`Last 7 days`,month:`Last 30 days`}},call:{unknown_number:`Unknown number`,hidden_number:`Hidden number`,extension:`Extension {number}`,call_back:`Call back`,handled:`Returned`,states:{ringing:`Ringing`,in_call:`Talking`,on_hold:`On hold`},answered:{inbound:`Answered`,outbound:`Outbound call, answered`,internal:`Internal call, answered`},outcomes:{answered:`Answered`,voicemail:`Voicemail`,missed:`Missed`,failed:`Failed`,unknown:`Unknown`,ended:`Ended`},details:{outcome:`Outcome`,way:`Way`,number:`Number`,started:`Started`,rang:`Rang for`,talked:`Talked for`,trunk:`Trunk`,reason:`Reason`,campaign:`Campaign`,recording:`Recording`,system:`Phone system`}},call_card:{name:`PBX calls`,description:`Calls in progress, the call log, missed calls to return, and statistics.`,no_live_calls:`No calls right now`,search:`Search names and numbers`,filters:`Filters`,clear_filters:`Clear filters`,no_match:`No call matches`,no_calls:`No calls yet`,no_calls_text:`Every call will be listed here once it has ended.`,nobody_waits:`Nobody waits for a call back`,nobody_waits_text:`Missed calls will be listed here until they are returned.`,missed_calls:{one:`{count} call`,other:`{count} calls`},call_back:`Call back {name}`,tick_off:`Mark {name} as returned`,tick_off_short:`Mark as returned`,ticked_off:`{name} marked as returned`,undo:`Undo`,not_saved:`This could not be saved.`,answer_time:`Average wait`,talk_time:`Talk time`,last_day:`Last 24 hours`,sections:{now:`Calls in progress`,history:`History`,to_return:`To return`,statistics:`Statistics`},chart:`Calls per hour by outcome`},extensions:{card:`PBX extensions`,card_description:`Every extension as a busy lamp: who is free, ringing or on the phone, and with whom.`,summary:`How many extensions are in which state`,presence:{ringing:`Ringing`,alerting:`Calling`,in_call:`In a call`,on_hold:`On hold`,idle:`Free`,unregistered:`Not registered`,unavailable:`Unavailable`},counts:{ringing:{one:`{count} ringing`,other:`{count} ringing`},alerting:{one:`{count} calling`,other:`{count} calling`},in_call:{one:`{count} in a call`,other:`{count} in a call`},on_hold:{one:`{count} on hold`,other:`{count} on hold`},idle:{one:`{count} free`,other:`{count} free`},unregistered:{one:`{count} not registered`,other:`{count} not registered`},unavailable:{one:`{count} unavailable`,other:`{count} unavailable`}},with:`{state}, {party}`,trunks:`Trunks`,trunk_status:{registered:`Registered`,registering:`Registering`,idle:`Idle`,busy:`Busy`,up:`Up`,down:`Down`,failure:`Failure`,disabled:`Disabled`,unavailable:`Unavailable`},unreachable:`{system} cannot be reached.`,none:`No extensions`,none_text:`This phone system has told of none, or none has a device of its own.`,none_chosen:`None of the chosen extensions exists`,none_chosen_text:`Choose others in the card's settings.`},campaign:{card:`PBX campaigns`,card_description:`Success and failure of a contact centre's outbound calls, by reason and over time.`,title:`Campaigns`,name:`Campaign {name}`,all:`All campaigns`,choose:`Campaign`,period:`Period`,periods:{day:`24 h`,week:`7 days`,month:`30 days`},results:`Results`,successes:`Reached`,failures:`Failed`,all_time:`All results so far.`,last_reason:`Last reason of a failure: {reason}`,truncated:{one:`Only the latest result is counted.`,other:`Only the latest {count} results are counted.`},chart:`Results over time`,why_failed:`Why calls failed`,other_reasons:`Other reasons`,no_reason:`No reason given`,nothing_in_period:`No results in this period`,nothing_in_period_text:`Choose a longer one, or wait for the next call.`,none_yet:`No results yet`,none_yet_text:`A campaign appears here with its first result.`,no_centre:`No contact centre`,no_centre_text:`This card shows campaigns, and none of your phone systems has any.`,reasons:{hung_up:`Hung up`,busy:`Busy`,wrong_number:`Number wrong or empty`,powered_off:`Phone switched off`,out_of_service:`Number out of service`,hung_up_early:`Hung up before the answer`,no_resources:`No resources at the contact centre`,no_answer:`No answer`,rejected:`Rejected`,system_error:`Error of the contact centre`,hung_up_waiting:`Hung up while waiting in a queue`,queue_timeout:`Waited too long in a queue`,result_timeout:`No result in time`,no_agent:`No agent available`,no_task:`No task available`,not_attempted:`Not attempted, too many at a time`}},strategy:{title:`Phone systems`,description:`A complete dashboard of all your phone systems: calls, extensions, history and statistics.`,overview:`Overview`,now:`Now`,to_return:`To return`,history:`History`,statistics:`Last 24 hours`,extensions:`Extensions`,campaigns:`Campaigns`,calls:`Calls`}},n={en:t,de:e,fr:{states:{loading:`Chargement`,offline:`Aucune connexion à Home Assistant. L’affichage n’est peut-être plus à jour.`,no_system:`Pas encore de système téléphonique`,no_system_text:`Ajoutez-en un sous Paramètres, Appareils et services, PBX.`,system_gone:`Ce système téléphonique n’est pas configuré`,system_gone_text:`Choisissez-en un autre dans les paramètres de la carte.`,error:`Impossible de lire les appels`,error_text:`Home Assistant n’a pas donné de réponse utilisable.`,retry:`Réessayer`,not_allowed:`Seuls les administrateurs voient le journal d’appels`,not_allowed_text:`Un administrateur peut l’ouvrir à tous dans les options du système téléphonique.`,not_ready:`En attente des systèmes téléphoniques`,not_ready_text:`Home Assistant démarre encore, ou l’intégration n’est pas chargée.`},config:{not_an_object:`La configuration doit être une liste d’options.`,not_a_text:`{option} doit être un texte.`,not_a_number:`{option} doit être un nombre entier, au moins {least}.`,not_a_list:`{option} doit être une liste.`,not_one_of:`{option} vaut {value}, mais doit être parmi : {allowed}.`,not_a_switch:`{option} doit être true ou false.`,not_a_list_of_texts:`{option} doit être une liste de textes. Mettez chaque numéro entre guillemets.`},editor:{title:`Titre`,config_entry:`Système téléphonique`,config_entry_help:`Laissez vide pour tous les systèmes.`,mask_numbers:`Numéros des correspondants externes`,mask_numbers_help:`Pour les écrans que des visiteurs peuvent voir. Les postes restent visibles.`,mask_numbers_options:{none:`Afficher numéros et noms`,partial:`Afficher les trois derniers chiffres`,full:`Masquer numéros et noms`},sections:`Parties affichées`,sections_help:`Laissez vide pour toutes.`,sections_options:{now:`Appels en cours`,history:`Historique`,to_return:`Appels à rendre`,statistics:`Statistiques`},filters:`Filtres de l’historique actifs au départ`,filters_options:{missed:`Manqués`,inbound:`Entrants`,outbound:`Sortants`,failed:`Échoués`},rows:`Lignes de l’historique`,rows_help:`Combien d’appels sont visibles sans défilement.`,extensions:`Postes`,extensions_help:`Laissez vide pour les afficher tous.`,sort:`Ordre`,sort_options:{number:`Par numéro`,name:`Par nom`,activity:`Postes occupés d’abord`},tap:`Au toucher`,tap_options:{details:`Afficher les détails`,call:`Appeler le poste`},hide_unregistered:`Masquer les téléphones non enregistrés`,hide_trunks:`Masquer les lignes extérieures`,campaign:`Campagne`,campaign_help:`L’identifiant de la seule campagne à afficher. Laissez vide pour les afficher toutes.`,period:`Période affichée en premier`,period_options:{day:`Dernières 24 heures`,week:`7 derniers jours`,month:`30 derniers jours`}},call:{unknown_number:`Numéro inconnu`,hidden_number:`Numéro masqué`,extension:`Poste {number}`,call_back:`Rappeler`,handled:`Rappelé`,states:{ringing:`Sonne`,in_call:`En ligne`,on_hold:`En attente`},answered:{inbound:`Répondu`,outbound:`Appel sortant, répondu`,internal:`Appel interne, répondu`},outcomes:{answered:`Répondu`,voicemail:`Messagerie`,missed:`Manqué`,failed:`Échoué`,unknown:`Inconnu`,ended:`Terminé`},details:{outcome:`Résultat`,way:`Parcours`,number:`Numéro`,started:`Début`,rang:`Sonnerie`,talked:`Conversation`,trunk:`Ligne`,reason:`Raison`,campaign:`Campagne`,recording:`Enregistrement`,system:`Système téléphonique`}},call_card:{name:`Appels PBX`,description:`Appels en cours, journal d’appels, appels manqués à rendre et statistiques.`,no_live_calls:`Aucun appel en ce moment`,search:`Rechercher noms et numéros`,filters:`Filtres`,clear_filters:`Effacer les filtres`,no_match:`Aucun appel ne correspond`,no_calls:`Pas encore d’appels`,no_calls_text:`Chaque appel apparaîtra ici dès qu’il sera terminé.`,nobody_waits:`Personne n’attend de rappel`,nobody_waits_text:`Les appels manqués restent ici jusqu’à ce qu’ils soient rendus.`,missed_calls:{one:`{count} appel`,other:`{count} appels`},call_back:`Rappeler {name}`,tick_off:`Marquer {name} comme rappelé`,tick_off_short:`Marquer comme rappelé`,ticked_off:`{name} marqué comme rappelé`,undo:`Annuler`,not_saved:`Impossible d’enregistrer.`,answer_time:`Attente moyenne`,talk_time:`Conversation`,last_day:`Dernières 24 heures`,sections:{now:`Appels en cours`,history:`Historique`,to_return:`À rappeler`,statistics:`Statistiques`},chart:`Appels par heure selon le résultat`},extensions:{card:`PBX postes`,card_description:`Chaque poste comme un voyant : qui est libre, où ça sonne, et qui parle avec qui.`,summary:`Nombre de postes dans chaque état`,presence:{ringing:`Sonne`,alerting:`Appelle`,in_call:`En communication`,on_hold:`En attente`,idle:`Libre`,unregistered:`Non enregistré`,unavailable:`Indisponible`},counts:{ringing:{one:`{count} sonne`,other:`{count} sonnent`},alerting:{one:`{count} appelle`,other:`{count} appellent`},in_call:{one:`{count} en communication`,other:`{count} en communication`},on_hold:{one:`{count} en attente`,other:`{count} en attente`},idle:{one:`{count} libre`,other:`{count} libres`},unregistered:{one:`{count} non enregistré`,other:`{count} non enregistrés`},unavailable:{one:`{count} indisponible`,other:`{count} indisponibles`}},with:`{state}, {party}`,trunks:`Lignes extérieures`,trunk_status:{registered:`Enregistrée`,registering:`En cours d’enregistrement`,idle:`Libre`,busy:`Occupée`,up:`En service`,down:`Hors service`,failure:`En panne`,disabled:`Désactivée`,unavailable:`Indisponible`},unreachable:`{system} est injoignable.`,none:`Aucun poste`,none_text:`Ce système téléphonique n’en a annoncé aucun, ou aucun n’a son propre appareil.`,none_chosen:`Aucun des postes choisis n’existe`,none_chosen_text:`Choisissez-en d’autres dans les réglages de la carte.`},campaign:{card:`PBX campagnes`,card_description:`Réussites et échecs des appels sortants d’un centre de contact, par motif et dans le temps.`,title:`Campagnes`,name:`Campagne {name}`,all:`Toutes les campagnes`,choose:`Campagne`,period:`Période`,periods:{day:`24 h`,week:`7 jours`,month:`30 jours`},results:`Résultats`,successes:`Joints`,failures:`Échecs`,all_time:`Tous les résultats à ce jour.`,last_reason:`Dernier motif d’échec : {reason}`,truncated:{one:`Seul le dernier résultat est compté.`,other:`Seuls les {count} derniers résultats sont comptés.`},chart:`Résultats dans le temps`,why_failed:`Motifs d’échec`,other_reasons:`Autres motifs`,no_reason:`Aucun motif indiqué`,nothing_in_period:`Aucun résultat sur cette période`,nothing_in_period_text:`Choisissez-en une plus longue, ou attendez le prochain appel.`,none_yet:`Pas encore de résultats`,none_yet_text:`Une campagne apparaît ici avec son premier résultat.`,no_centre:`Aucun centre de contact`,no_centre_text:`Cette carte montre des campagnes, et aucun de vos systèmes téléphoniques n’en a.`,reasons:{hung_up:`Raccroché`,busy:`Occupé`,wrong_number:`Numéro erroné ou vide`,powered_off:`Téléphone éteint`,out_of_service:`Numéro hors service`,hung_up_early:`Raccroché avant la réponse`,no_resources:`Centre de contact saturé`,no_answer:`Pas de réponse`,rejected:`Refusé`,system_error:`Erreur du centre de contact`,hung_up_waiting:`Raccroché dans la file d’attente`,queue_timeout:`Trop longtemps dans la file d’attente`,result_timeout:`Pas de résultat à temps`,no_agent:`Aucun agent disponible`,no_task:`Aucune tâche disponible`,not_attempted:`Non tenté, trop d’appels à la fois`}},strategy:{title:`Systèmes téléphoniques`,description:`Un tableau de bord complet de tous vos systèmes téléphoniques : appels, postes, historique et statistiques.`,overview:`Aperçu`,now:`En ce moment`,to_return:`À rappeler`,history:`Historique`,statistics:`Dernières 24 heures`,extensions:`Postes`,campaigns:`Campagnes`,calls:`Appels`}},"zh-Hans":{states:{loading:`正在加载`,offline:`与 Home Assistant 的连接已断开，显示内容可能不是最新。`,no_system:`还没有电话系统`,no_system_text:`请在“设置”>“设备与服务”> PBX 中添加。`,system_gone:`此电话系统未设置`,system_gone_text:`请在卡片设置中选择其他系统。`,error:`无法读取通话`,error_text:`Home Assistant 未给出可用的应答。`,retry:`重试`,not_allowed:`只有管理员可以查看通话记录`,not_allowed_text:`管理员可以在电话系统的选项中向所有人开放。`,not_ready:`正在等待电话系统`,not_ready_text:`Home Assistant 仍在启动，或集成尚未加载。`},config:{not_an_object:`配置必须是选项列表。`,not_a_text:`{option} 必须是文本。`,not_a_number:`{option} 必须是不小于 {least} 的整数。`,not_a_list:`{option} 必须是列表。`,not_one_of:`{option} 为 {value}，但必须是以下之一：{allowed}。`,not_a_switch:`{option} 必须是 true 或 false。`,not_a_list_of_texts:`{option} 必须是文本列表。请给每个号码加上引号。`},editor:{title:`标题`,config_entry:`电话系统`,config_entry_help:`留空表示所有电话系统。`,mask_numbers:`外部来电号码`,mask_numbers_help:`适用于访客可见的显示屏。分机始终显示。`,mask_numbers_options:{none:`显示号码和姓名`,partial:`显示末三位`,full:`隐藏号码和姓名`},sections:`显示的部分`,sections_help:`留空表示全部。`,sections_options:{now:`进行中的通话`,history:`历史`,to_return:`待回电`,statistics:`统计`},filters:`历史默认启用的筛选`,filters_options:{missed:`未接`,inbound:`呼入`,outbound:`呼出`,failed:`失败`},rows:`历史行数`,rows_help:`不滚动时可见的通话数。`,extensions:`分机`,extensions_help:`留空则显示全部。`,sort:`排序`,sort_options:{number:`按号码`,name:`按姓名`,activity:`忙碌的在前`},tap:`点按时`,tap_options:{details:`显示详情`,call:`呼叫该分机`},hide_unregistered:`隐藏未注册的话机`,hide_trunks:`隐藏中继`,campaign:`外呼活动`,campaign_help:`只显示一个活动时填写其 ID。留空则显示全部。`,period:`首先显示的时段`,period_options:{day:`最近 24 小时`,week:`最近 7 天`,month:`最近 30 天`}},call:{unknown_number:`未知号码`,hidden_number:`隐藏号码`,extension:`分机 {number}`,call_back:`回电`,handled:`已回电`,states:{ringing:`响铃中`,in_call:`通话中`,on_hold:`保持中`},answered:{inbound:`已接听`,outbound:`呼出，已接听`,internal:`内部通话，已接听`},outcomes:{answered:`已接听`,voicemail:`语音信箱`,missed:`未接`,failed:`失败`,unknown:`未知`,ended:`已结束`},details:{outcome:`结果`,way:`路径`,number:`号码`,started:`开始`,rang:`响铃时长`,talked:`通话时长`,trunk:`中继`,reason:`原因`,campaign:`外呼活动`,recording:`录音`,system:`电话系统`}},call_card:{name:`PBX 通话`,description:`进行中的通话、通话记录、待回电的未接来电和统计。`,no_live_calls:`当前没有通话`,search:`搜索姓名和号码`,filters:`筛选`,clear_filters:`清除筛选`,no_match:`没有符合的通话`,no_calls:`还没有通话`,no_calls_text:`通话结束后会显示在这里。`,nobody_waits:`没有人等待回电`,nobody_waits_text:`未接来电会保留在这里，直到回电。`,missed_calls:{other:`{count} 次来电`},call_back:`回电给 {name}`,tick_off:`将 {name} 标记为已回电`,tick_off_short:`标记为已回电`,ticked_off:`{name} 已标记为已回电`,undo:`撤销`,not_saved:`无法保存。`,answer_time:`平均等待`,talk_time:`通话时长`,last_day:`最近 24 小时`,sections:{now:`进行中的通话`,history:`历史`,to_return:`待回电`,statistics:`统计`},chart:`每小时通话数（按结果）`},extensions:{card:`PBX 分机`,card_description:`每部分机一盏忙灯：谁空闲、谁在响铃、谁在与谁通话。`,summary:`各状态的分机数量`,presence:{ringing:`响铃中`,alerting:`呼出中`,in_call:`通话中`,on_hold:`保持中`,idle:`空闲`,unregistered:`未注册`,unavailable:`不可用`},counts:{ringing:{other:`{count} 响铃`},alerting:{other:`{count} 呼出`},in_call:{other:`{count} 通话`},on_hold:{other:`{count} 保持`},idle:{other:`{count} 空闲`},unregistered:{other:`{count} 未注册`},unavailable:{other:`{count} 不可用`}},with:`{state}，{party}`,trunks:`中继`,trunk_status:{registered:`已注册`,registering:`注册中`,idle:`空闲`,busy:`占用`,up:`正常`,down:`断开`,failure:`故障`,disabled:`已停用`,unavailable:`不可用`},unreachable:`无法连接 {system}。`,none:`没有分机`,none_text:`该电话系统没有报告分机，或没有分机拥有自己的设备。`,none_chosen:`所选分机都不存在`,none_chosen_text:`请在卡片设置中选择其他分机。`},campaign:{card:`PBX 外呼活动`,card_description:`联络中心外呼的成功与失败，按原因和时间展示。`,title:`外呼活动`,name:`活动 {name}`,all:`全部活动`,choose:`外呼活动`,period:`时段`,periods:{day:`24 小时`,week:`7 天`,month:`30 天`},results:`结果`,successes:`接通`,failures:`失败`,all_time:`迄今为止的全部结果。`,last_reason:`最近一次失败原因：{reason}`,truncated:{other:`仅统计最近 {count} 个结果。`},chart:`结果随时间的变化`,why_failed:`失败原因`,other_reasons:`其他原因`,no_reason:`未说明原因`,nothing_in_period:`该时段没有结果`,nothing_in_period_text:`请选择更长的时段，或等待下一个呼叫。`,none_yet:`还没有结果`,none_yet_text:`活动有了第一个结果后会显示在这里。`,no_centre:`没有联络中心`,no_centre_text:`此卡片显示外呼活动，而您的电话系统都没有。`,reasons:{hung_up:`对方挂断`,busy:`对方忙`,wrong_number:`号码错误或为空`,powered_off:`对方关机`,out_of_service:`对方停机`,hung_up_early:`接听前挂断`,no_resources:`系统资源不足`,no_answer:`无人接听`,rejected:`被拒接`,system_error:`系统错误`,hung_up_waiting:`排队时挂断`,queue_timeout:`排队超时`,result_timeout:`等待结果超时`,no_agent:`无可用座席`,no_task:`无可用任务`,not_attempted:`未呼出，并发过多`}},strategy:{title:`电话系统`,description:`所有电话系统的完整仪表盘：通话、分机、历史与统计。`,overview:`总览`,now:`当前`,to_return:`待回电`,history:`历史`,statistics:`最近 24 小时`,extensions:`分机`,campaigns:`外呼活动`,calls:`通话`}}},r=new Set([`zh`,`zh-CN`,`zh-SG`]);function i(e){if(r.has(e))return`zh-Hans`;if(e in n)return e;let t=e.split(`-`,1)[0]??``;return t in n?t:`en`}function a(e,t){return t.split(`.`).reduce((e,t)=>typeof e==`object`?e[t]:void 0,e)}function o(e){let r=i(e),o=new Intl.PluralRules(r),s=new Intl.NumberFormat(e);return(e,i={})=>{let c=a(n[r],e)??a(t,e);return typeof c==`object`&&(c=c[o.select(Number(i.count))]??c.other),String(c??e).replace(/\{(\w+)\}/g,(e,t)=>{let n=i[t];return typeof n==`number`?s.format(n):n??e})}}var s=[`none`,`partial`,`full`],c=6,l=`•••`;function u(e,t){let n=e.replace(/\D/g,``).length;return t===`none`||n<c?e:t===`full`?l:`${l} ${e.slice(-3)}`}function d(e,t){return t===`full`?null:e}function f(){return o(document.querySelector(`home-assistant`)?.hass?.locale.language??(document.documentElement.lang||`en`))}function p(e,t,n={}){let r=f();return{name:e,selector:{select:{multiple:n.multiple??!1,mode:n.multiple?`list`:`dropdown`,options:t.map(t=>({value:t,label:r(`editor.${e}_options.${t}`)}))}}}}function m(){return[{name:`title`,selector:{text:{}}},{name:`config_entry`,selector:{config_entry:{integration:`pbx`}}},p(`mask_numbers`,s)]}function h(e,t){let n=e=>{let t=f()(e);return t===e?void 0:t};return{schema:e,computeLabel:e=>n(`editor.${e.name}`),computeHelper:e=>n(`editor.${e.name}_help`),assertConfig:t}}function g(e,t={}){throw Error(f()(e,t))}function _(e){(typeof e!=`object`||!e||Array.isArray(e))&&g(`config.not_an_object`);let t=e;for(let e of[`title`,`config_entry`])ee(e,t[e]);v(`mask_numbers`,t.mask_numbers,s)}function ee(e,t){t!==void 0&&typeof t!=`string`&&g(`config.not_a_text`,{option:e})}function v(e,t,n){t!==void 0&&!n.includes(t)&&g(`config.not_one_of`,{option:e,allowed:n.join(`, `),value:String(t)})}function y(e,t,n){if(t!==void 0){Array.isArray(t)||g(`config.not_a_list`,{option:e});for(let r of t)v(e,r,n)}}var b=`https://github.com/pbx-for-home-assistant/pbx`;function x(e,{name:t,description:n,...r}){customElements.get(r.type)||(customElements.define(r.type,e),window.customCards=window.customCards??[],window.customCards.push({...r,preview:!0,documentationURL:b,get name(){return f()(t)},get description(){return f()(n)}}))}var S=globalThis,te=S.ShadowRoot&&(S.ShadyCSS===void 0||S.ShadyCSS.nativeShadow)&&`adoptedStyleSheets`in Document.prototype&&`replace`in CSSStyleSheet.prototype,C=Symbol(),ne=new WeakMap,re=class{constructor(e,t,n){if(this._$cssResult$=!0,n!==C)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(te&&e===void 0){let n=t!==void 0&&t.length===1;n&&(e=ne.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),n&&ne.set(t,e))}return e}toString(){return this.cssText}},ie=e=>new re(typeof e==`string`?e:e+``,void 0,C),w=(e,...t)=>new re(e.length===1?e[0]:t.reduce((t,n,r)=>t+(e=>{if(!0===e._$cssResult$)return e.cssText;if(typeof e==`number`)return e;throw Error(`Value passed to 'css' function must be a 'css' function result: `+e+`. Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.`)})(n)+e[r+1],e[0]),e,C),ae=(e,t)=>{if(te)e.adoptedStyleSheets=t.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(let n of t){let t=document.createElement(`style`),r=S.litNonce;r!==void 0&&t.setAttribute(`nonce`,r),t.textContent=n.cssText,e.appendChild(t)}},oe=te?e=>e:e=>e instanceof CSSStyleSheet?(e=>{let t=``;for(let n of e.cssRules)t+=n.cssText;return ie(t)})(e):e,{is:se,defineProperty:ce,getOwnPropertyDescriptor:le,getOwnPropertyNames:ue,getOwnPropertySymbols:de,getPrototypeOf:fe}=Object,pe=globalThis,me=pe.trustedTypes,he=me?me.emptyScript:``,ge=pe.reactiveElementPolyfillSupport,_e=(e,t)=>e,ve={toAttribute(e,t){switch(t){case Boolean:e=e?he:null;break;case Object:case Array:e=e==null?e:JSON.stringify(e)}return e},fromAttribute(e,t){let n=e;switch(t){case Boolean:n=e!==null;break;case Number:n=e===null?null:Number(e);break;case Object:case Array:try{n=JSON.parse(e)}catch{n=null}}return n}},ye=(e,t)=>!se(e,t),be={attribute:!0,type:String,converter:ve,reflect:!1,useDefault:!1,hasChanged:ye};Symbol.metadata??=Symbol(`metadata`),pe.litPropertyMetadata??=new WeakMap;var T=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=be){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let n=Symbol(),r=this.getPropertyDescriptor(e,n,t);r!==void 0&&ce(this.prototype,e,r)}}static getPropertyDescriptor(e,t,n){let{get:r,set:i}=le(this.prototype,e)??{get(){return this[t]},set(e){this[t]=e}};return{get:r,set(t){let a=r?.call(this);i?.call(this,t),this.requestUpdate(e,a,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??be}static _$Ei(){if(this.hasOwnProperty(_e(`elementProperties`)))return;let e=fe(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(_e(`finalized`)))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(_e(`properties`))){let e=this.properties,t=[...ue(e),...de(e)];for(let n of t)this.createProperty(n,e[n])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[e,n]of t)this.elementProperties.set(e,n)}this._$Eh=new Map;for(let[e,t]of this.elementProperties){let n=this._$Eu(e,t);n!==void 0&&this._$Eh.set(n,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let e of n)t.unshift(oe(e))}else e!==void 0&&t.push(oe(e));return t}static _$Eu(e,t){let n=t.attribute;return!1===n?void 0:typeof n==`string`?n:typeof e==`string`?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let n of t.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return ae(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,n){this._$AK(e,n)}_$ET(e,t){let n=this.constructor.elementProperties.get(e),r=this.constructor._$Eu(e,n);if(r!==void 0&&!0===n.reflect){let i=(n.converter?.toAttribute===void 0?ve:n.converter).toAttribute(t,n.type);this._$Em=e,i==null?this.removeAttribute(r):this.setAttribute(r,i),this._$Em=null}}_$AK(e,t){let n=this.constructor,r=n._$Eh.get(e);if(r!==void 0&&this._$Em!==r){let e=n.getPropertyOptions(r),i=typeof e.converter==`function`?{fromAttribute:e.converter}:e.converter?.fromAttribute===void 0?ve:e.converter;this._$Em=r;let a=i.fromAttribute(t,e.type);this[r]=a??this._$Ej?.get(r)??a,this._$Em=null}}requestUpdate(e,t,n,r=!1,i){if(e!==void 0){let a=this.constructor;if(!1===r&&(i=this[e]),n??=a.getPropertyOptions(e),!((n.hasChanged??ye)(i,t)||n.useDefault&&n.reflect&&i===this._$Ej?.get(e)&&!this.hasAttribute(a._$Eu(e,n))))return;this.C(e,t,n)}!1===this.isUpdatePending&&(this._$ES=this._$EP())}C(e,t,{useDefault:n,reflect:r,wrapped:i},a){n&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,a??t??this[e]),!0!==i||a!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(t=void 0),this._$AL.set(e,t)),!0===r&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[e,t]of this._$Ep)this[e]=t;this._$Ep=void 0}let e=this.constructor.elementProperties;if(e.size>0)for(let[t,n]of e){let{wrapped:e}=n,r=this[t];!0!==e||this._$AL.has(t)||r===void 0||this.C(t,void 0,n,r)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(e=>e.hostUpdate?.()),this.update(t)):this._$EM()}catch(t){throw e=!1,this._$EM(),t}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(e=>e.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(e=>this._$ET(e,this[e])),this._$EM()}updated(e){}firstUpdated(e){}};T.elementStyles=[],T.shadowRootOptions={mode:`open`},T[_e(`elementProperties`)]=new Map,T[_e(`finalized`)]=new Map,ge?.({ReactiveElement:T}),(pe.reactiveElementVersions??=[]).push(`2.1.2`);var xe=globalThis,Se=e=>e,Ce=xe.trustedTypes,we=Ce?Ce.createPolicy(`lit-html`,{createHTML:e=>e}):void 0,Te=`$lit$`,E=`lit$${Math.random().toFixed(9).slice(2)}$`,Ee=`?`+E,De=`<${Ee}>`,D=document,Oe=()=>D.createComment(``),ke=e=>e===null||typeof e!=`object`&&typeof e!=`function`,Ae=Array.isArray,je=e=>Ae(e)||typeof e?.[Symbol.iterator]==`function`,Me=`[ 	
\f\r]`,Ne=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Pe=/-->/g,Fe=/>/g,O=RegExp(`>|${Me}(?:([^\\s"'>=/]+)(${Me}*=${Me}*(?:[^ \t\n\f\r"'\`<>=]|("|')|))|$)`,`g`),Ie=/'/g,Le=/"/g,Re=/^(?:script|style|textarea|title)$/i,k=(e=>(t,...n)=>({_$litType$:e,strings:t,values:n}))(1),A=Symbol.for(`lit-noChange`),j=Symbol.for(`lit-nothing`),ze=new WeakMap,M=D.createTreeWalker(D,129);function Be(e,t){if(!Ae(e)||!e.hasOwnProperty(`raw`))throw Error(`invalid template strings array`);return we===void 0?t:we.createHTML(t)}var Ve=(e,t)=>{let n=e.length-1,r=[],i,a=t===2?`<svg>`:t===3?`<math>`:``,o=Ne;for(let t=0;t<n;t++){let n=e[t],s,c,l=-1,u=0;for(;u<n.length&&(o.lastIndex=u,c=o.exec(n),c!==null);)u=o.lastIndex,o===Ne?c[1]===`!--`?o=Pe:c[1]===void 0?c[2]===void 0?c[3]!==void 0&&(o=O):(Re.test(c[2])&&(i=RegExp(`</`+c[2],`g`)),o=O):o=Fe:o===O?c[0]===`>`?(o=i??Ne,l=-1):c[1]===void 0?l=-2:(l=o.lastIndex-c[2].length,s=c[1],o=c[3]===void 0?O:c[3]===`"`?Le:Ie):o===Le||o===Ie?o=O:o===Pe||o===Fe?o=Ne:(o=O,i=void 0);let d=o===O&&e[t+1].startsWith(`/>`)?` `:``;a+=o===Ne?n+De:l>=0?(r.push(s),n.slice(0,l)+Te+n.slice(l)+E+d):n+E+(l===-2?t:d)}return[Be(e,a+(e[n]||`<?>`)+(t===2?`</svg>`:t===3?`</math>`:``)),r]},He=class e{constructor({strings:t,_$litType$:n},r){let i;this.parts=[];let a=0,o=0,s=t.length-1,c=this.parts,[l,u]=Ve(t,n);if(this.el=e.createElement(l,r),M.currentNode=this.el.content,n===2||n===3){let e=this.el.content.firstChild;e.replaceWith(...e.childNodes)}for(;(i=M.nextNode())!==null&&c.length<s;){if(i.nodeType===1){if(i.hasAttributes())for(let e of i.getAttributeNames())if(e.endsWith(Te)){let t=u[o++],n=i.getAttribute(e).split(E),r=/([.?@])?(.*)/.exec(t);c.push({type:1,index:a,name:r[2],strings:n,ctor:r[1]===`.`?Ke:r[1]===`?`?qe:r[1]===`@`?Je:Ge}),i.removeAttribute(e)}else e.startsWith(E)&&(c.push({type:6,index:a}),i.removeAttribute(e));if(Re.test(i.tagName)){let e=i.textContent.split(E),t=e.length-1;if(t>0){i.textContent=Ce?Ce.emptyScript:``;for(let n=0;n<t;n++)i.append(e[n],Oe()),M.nextNode(),c.push({type:2,index:++a});i.append(e[t],Oe())}}}else if(i.nodeType===8){if(i.data===Ee)c.push({type:2,index:a});else{let e=-1;for(;(e=i.data.indexOf(E,e+1))!==-1;)c.push({type:7,index:a}),e+=E.length-1}}a++}}static createElement(e,t){let n=D.createElement(`template`);return n.innerHTML=e,n}};function N(e,t,n=e,r){if(t===A)return t;let i=r===void 0?n._$Cl:n._$Co?.[r],a=ke(t)?void 0:t._$litDirective$;return i?.constructor!==a&&(i?._$AO?.(!1),a===void 0?i=void 0:(i=new a(e),i._$AT(e,n,r)),r===void 0?n._$Cl=i:(n._$Co??=[])[r]=i),i!==void 0&&(t=N(e,i._$AS(e,t.values),i,r)),t}var Ue=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:n}=this._$AD,r=(e?.creationScope??D).importNode(t,!0);M.currentNode=r;let i=M.nextNode(),a=0,o=0,s=n[0];for(;s!==void 0;){if(a===s.index){let t;s.type===2?t=new We(i,i.nextSibling,this,e):s.type===1?t=new s.ctor(i,s.name,s.strings,this,e):s.type===6&&(t=new Ye(i,this,e)),this._$AV.push(t),s=n[++o]}a!==s?.index&&(i=M.nextNode(),a++)}return M.currentNode=D,r}p(e){let t=0;for(let n of this._$AV)n!==void 0&&(n.strings===void 0?n._$AI(e[t]):(n._$AI(e,n,t),t+=n.strings.length-2)),t++}},We=class e{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,n,r){this.type=2,this._$AH=j,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=r,this._$Cv=r?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=N(this,e,t),ke(e)?e===j||e==null||e===``?(this._$AH!==j&&this._$AR(),this._$AH=j):e!==this._$AH&&e!==A&&this._(e):e._$litType$===void 0?e.nodeType===void 0?je(e)?this.k(e):this._(e):this.T(e):this.$(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==j&&ke(this._$AH)?this._$AA.nextSibling.data=e:this.T(D.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:n}=e,r=typeof n==`number`?this._$AC(e):(n.el===void 0&&(n.el=He.createElement(Be(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===r)this._$AH.p(t);else{let e=new Ue(r,this),n=e.u(this.options);e.p(t),this.T(n),this._$AH=e}}_$AC(e){let t=ze.get(e.strings);return t===void 0&&ze.set(e.strings,t=new He(e)),t}k(t){Ae(this._$AH)||(this._$AH=[],this._$AR());let n=this._$AH,r,i=0;for(let a of t)i===n.length?n.push(r=new e(this.O(Oe()),this.O(Oe()),this,this.options)):r=n[i],r._$AI(a),i++;i<n.length&&(this._$AR(r&&r._$AB.nextSibling,i),n.length=i)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let t=Se(e).nextSibling;Se(e).remove(),e=t}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},Ge=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,r,i){this.type=1,this._$AH=j,this._$AN=void 0,this.element=e,this.name=t,this._$AM=r,this.options=i,n.length>2||n[0]!==``||n[1]!==``?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=j}_$AI(e,t=this,n,r){let i=this.strings,a=!1;if(i===void 0)e=N(this,e,t,0),a=!ke(e)||e!==this._$AH&&e!==A,a&&(this._$AH=e);else{let r=e,o,s;for(e=i[0],o=0;o<i.length-1;o++)s=N(this,r[n+o],t,o),s===A&&(s=this._$AH[o]),a||=!ke(s)||s!==this._$AH[o],s===j?e=j:e!==j&&(e+=(s??``)+i[o+1]),this._$AH[o]=s}a&&!r&&this.j(e)}j(e){e===j?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??``)}},Ke=class extends Ge{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===j?void 0:e}},qe=class extends Ge{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==j)}},Je=class extends Ge{constructor(e,t,n,r,i){super(e,t,n,r,i),this.type=5}_$AI(e,t=this){if((e=N(this,e,t,0)??j)===A)return;let n=this._$AH,r=e===j&&n!==j||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,i=e!==j&&(n===j||r);r&&this.element.removeEventListener(this.name,this,n),i&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH==`function`?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},Ye=class{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){N(this,e)}},Xe={M:Te,P:E,A:Ee,C:1,L:Ve,R:Ue,D:je,V:N,I:We,H:Ge,N:qe,U:Je,B:Ke,F:Ye},Ze=xe.litHtmlPolyfillSupport;Ze?.(He,We),(xe.litHtmlVersions??=[]).push(`3.3.3`);var Qe=(e,t,n)=>{let r=n?.renderBefore??t,i=r._$litPart$;if(i===void 0){let e=n?.renderBefore??null;r._$litPart$=i=new We(t.insertBefore(Oe(),e),e,void 0,n??{})}return i._$AI(e),i},$e=globalThis,P=class extends T{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=Qe(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return A}};P._$litElement$=!0,P.finalized=!0,$e.litElementHydrateSupport?.({LitElement:P});var et=$e.litElementPolyfillSupport;et?.({LitElement:P}),($e.litElementVersions??=[]).push(`4.2.2`);var tt={attribute:!0,type:String,converter:ve,reflect:!1,hasChanged:ye},nt=(e=tt,t,n)=>{let{kind:r,metadata:i}=n,a=globalThis.litPropertyMetadata.get(i);if(a===void 0&&globalThis.litPropertyMetadata.set(i,a=new Map),r===`setter`&&((e=Object.create(e)).wrapped=!0),a.set(n.name,e),r===`accessor`){let{name:r}=n;return{set(n){let i=t.get.call(this);t.set.call(this,n),this.requestUpdate(r,i,e,!0,n)},init(t){return t!==void 0&&this.C(r,void 0,e,t),t}}}if(r===`setter`){let{name:r}=n;return function(n){let i=this[r];t.call(this,n),this.requestUpdate(r,i,e,!0,n)}}throw Error(`Unsupported decorator location: `+r)};function F(e){return(t,n)=>typeof n==`object`?nt(e,t,n):((e,t,n)=>{let r=t.hasOwnProperty(n);return t.constructor.createProperty(n,e),r?Object.getOwnPropertyDescriptor(t,n):void 0})(e,t,n)}function I(e){return F({...e,state:!0,attribute:!1})}var rt=(e,t,n)=>(n.configurable=!0,n.enumerable=!0,Reflect.decorate&&typeof t!=`object`&&Object.defineProperty(e,t,n),n);function it(e,t){return(n,r,i)=>{let a=t=>t.renderRoot?.querySelector(e)??null;if(t){let{get:e,set:t}=typeof r==`object`?n:i??(()=>{let e=Symbol();return{get(){return this[e]},set(t){this[e]=t}}})();return rt(n,r,{get(){let n=e.call(this);return n===void 0&&(n=a(this),(n!==null||this.hasUpdated)&&t.call(this,n)),n}})}return rt(n,r,{get(){return a(this)}})}}function L(e){return`${e.config_entry_id} ${e.call_id}`}var at=3;function R(e){let t=e?.code??e;return t===`unauthorized`?`not_allowed`:t===`unknown_command`||t===`not_found`?`not_ready`:t===at?`offline`:`error`}async function ot(e){return(await st(e)).systems}function st(e){return e.callWS({type:`pbx/systems`})}function ct(e,t,n={}){let{cursor:r,limit:i}=n;return e.callWS({type:`pbx/calls/list`,...t,...r?{cursor:r}:{},...i?{limit:i}:{}})}function lt(e,t,n){return e.connection.subscribeMessage(e=>n(e.calls),{type:`pbx/calls/subscribe`,config_entry_id:t},{resubscribe:!1})}async function ut(e,t){return(await e.callWS({type:`pbx/calls/to_return`,...t?{config_entry_id:t}:{}})).numbers}async function dt(e,{config_entry_id:t,number:n},r){return(await e.callWS({type:`pbx/calls/handled`,config_entry_id:t,number:n,handled:r})).calls}async function ft(e,t,n){return(await e.callWS({type:`pbx/calls/hours`,start:t.start.toISOString(),end:t.end.toISOString(),...n?{config_entry_id:n}:{}})).hours}var pt=[1,2,5,10,30],mt=new WeakMap;function ht(e){let t=mt.get(e.connection);return t||(t=new gt(e),mt.set(e.connection,t)),t}var gt=class{#e;#t;#n;#r;#i;constructor(e){this.hass=e,this.systems=null,this.failure=null,this.calls=new Map,this.#e=new Set,this.#t=new Map,this.#n=0,this.#m=()=>{this.#t.clear(),this.#n=0,this.load()},this.#h=()=>{this.#t.clear(),this.#l(`offline`)}}listen(e){return this.#e.add(e),this.#e.size===1&&(this.hass.connection.addEventListener(`ready`,this.#m),this.hass.connection.addEventListener(`disconnected`,this.#h),this.load()),()=>{this.#e.delete(e),this.#e.size===0&&this.#p()}}registryIs(e){this.#i!==void 0&&this.#i!==e&&this.#d(1),this.#i=e}async load(){clearTimeout(this.#r);try{let{systems:e,is_starting:t}=await st(this.hass);if(t&&!e.length){this.#l(`not_ready`);return}this.systems=e,this.failure=null,t?this.#u():this.#n=0}catch(e){this.#l(R(e));return}this.#a(this.systems.filter(e=>e.may_read_log).map(e=>e.config_entry_id)),this.#f([])}#a(e){for(let[t,n]of this.#t)e.includes(t)||(this.#t.delete(t),this.#c(t),n.then(e=>e()).catch(()=>void 0));for(let t of e)!this.#t.has(t)&&this.#e.size&&this.#t.set(t,this.#o(t))}#o(e){let t=!0,n=lt(this.hass,e,n=>{t&&=(this.#c(e),!1),this.#s(n)});return n.catch(t=>{this.#t.get(e)===n&&(this.#t.delete(e),this.#l(R(t)))}),n}#s(e){for(let t of e){for(let e of t.ids)this.calls.delete(L({...t,call_id:e}));t.state!==`ended`&&this.calls.set(L(t),t)}this.#f(e)}#c(e){for(let[t,n]of this.calls)n.config_entry_id===e&&this.calls.delete(t)}#l(e){this.failure=e,e!==`offline`&&e!==`not_allowed`&&this.#u(),this.#f([])}#u(){this.#d(pt[Math.min(this.#n++,pt.length-1)]??1)}#d(e){clearTimeout(this.#r),this.#e.size&&(this.#r=setTimeout(()=>void this.load(),e*1e3))}#f(e){for(let t of[...this.#e])t(e)}#p(){clearTimeout(this.#r),this.hass.connection.removeEventListener(`ready`,this.#m),this.hass.connection.removeEventListener(`disconnected`,this.#h),this.#a([])}#m;#h};function z({icon:e,title:t,text:n,tone:r=`neutral`,action:i}){return k`<div class="notice ${r}" role=${r===`bad`?`alert`:`status`}>
<span class="notice-icon"><ha-icon icon=${e} aria-hidden="true"></ha-icon></span>
<span class="notice-title">${t}</span>
${n?k`<span class="notice-text">${n}</span>`:j}
${i?k`<button type="button" class="text-button" @click=${i.run}>${i.label}</button>`:j}
</div>`}function _t(e,t=3){return k`<div class="skeleton" role="status" aria-label=${e}>
${Array.from({length:t},()=>k`<div class="skeleton-row" aria-hidden="true">
<i class="skeleton-icon"></i>
<span><i class="skeleton-line"></i><i class="skeleton-line short"></i></span>
</div>`)}
</div>`}function vt(e,t){return k`<div class="strip" role="status">
<ha-icon icon=${e} aria-hidden="true"></ha-icon>${t}
</div>`}var yt=w`
:host {
--pbx-text: var(--primary-text-color, #141414);
--pbx-text-2: var(--secondary-text-color, #5e5e5e);
--pbx-line: var(--divider-color, rgba(0, 0, 0, 0.12));
--pbx-primary: var(--primary-color, #009ac7);
--pbx-card: var(--ha-card-background, var(--card-background-color, #fff));
--pbx-ringing: var(--warning-color, #ffa600);
--pbx-talking: var(--success-color, #43a047);
--pbx-held: var(--deep-purple-color, #6e41ab);
--pbx-missed: var(--error-color, #db4437);
--pbx-failed: var(--warning-color, #ffa600);
--pbx-voicemail: var(--info-color, #039be5);
--pbx-idle: var(--disabled-color, #bdbdbd);
--pbx-gap: 16px;
--pbx-radius: 12px;
display: block;
height: 100%;
}
* {
box-sizing: border-box;
}
button,
input {
font: inherit;
color: inherit;
}
button {
cursor: pointer;
background: none;
border: 0;
padding: 0;
text-align: start;
-webkit-tap-highlight-color: transparent;
}
:focus-visible {
outline: 2px solid var(--pbx-primary);
outline-offset: 2px;
}
.hidden-text {
position: absolute;
width: 1px;
height: 1px;
overflow: hidden;
clip-path: inset(50%);
white-space: nowrap;
}
.numbers {
font-variant-numeric: tabular-nums;
}
`,bt=w`
ha-card {
display: flex;
flex-direction: column;
height: 100%;
overflow: hidden;
color: var(--pbx-text);
container: pbx-card / inline-size;
}
.header {
display: flex;
align-items: center;
gap: 8px;
padding: 12px var(--pbx-gap) 8px;
min-height: 48px;
}
.header h2 {
flex: 1;
min-width: 0;
margin: 0;
font-size: 16px;
font-weight: 500;
line-height: 24px;
overflow: hidden;
text-overflow: ellipsis;
white-space: nowrap;
}
.text-button {
min-height: 36px;
padding: 0 12px;
border-radius: 18px;
font-size: 14px;
font-weight: 500;
color: color-mix(in srgb, var(--pbx-primary) 65%, var(--pbx-text));
}
.text-button:hover {
background: color-mix(in srgb, var(--pbx-primary) 10%, transparent);
}
.strip {
display: flex;
align-items: center;
gap: 8px;
margin: 0 var(--pbx-gap) 8px;
padding: 8px 12px;
border-radius: 8px;
font-size: 13px;
line-height: 18px;
background: color-mix(in srgb, var(--pbx-failed) 14%, transparent);
--mdc-icon-size: 18px;
}
`,xt=w`
.notice {
display: flex;
flex-direction: column;
align-items: center;
justify-content: center;
gap: 4px;
padding: 24px;
text-align: center;
--pbx-tone: var(--pbx-text-2);
}
.notice.good {
--pbx-tone: var(--pbx-talking);
}
.notice.bad {
--pbx-tone: var(--pbx-missed);
}
.notice-icon {
display: grid;
place-items: center;
width: 48px;
height: 48px;
margin-bottom: 8px;
border-radius: 50%;
color: var(--pbx-tone);
background: color-mix(in srgb, var(--pbx-tone) 12%, transparent);
}
.notice-title {
font-size: 14px;
font-weight: 500;
line-height: 20px;
}
.notice-text {
max-width: 40ch;
font-size: 13px;
line-height: 18px;
color: var(--pbx-text-2);
text-wrap: balance;
}
.skeleton-row {
display: flex;
align-items: center;
gap: 12px;
padding: 8px var(--pbx-gap);
height: 56px;
}
.skeleton-row > span {
flex: 1;
}
.skeleton i {
display: block;
background: var(--pbx-line);
animation: pbx-pulse 1.6s ease-in-out infinite;
}
.skeleton .skeleton-icon {
width: 36px;
height: 36px;
border-radius: 50%;
}
.skeleton-line {
width: 60%;
height: 10px;
margin: 4px 0;
border-radius: 5px;
}
.skeleton-line.short {
width: 35%;
}
@keyframes pbx-pulse {
50% {
opacity: 0.4;
}
}
@media (prefers-reduced-motion: reduce) {
.skeleton i {
animation: none;
}
}
`;function B(e,t,n,r){var i=arguments.length,a=i<3?t:r===null?r=Object.getOwnPropertyDescriptor(t,n):r,o;if(typeof Reflect==`object`&&typeof Reflect.decorate==`function`)a=Reflect.decorate(e,t,n,r);else for(var s=e.length-1;s>=0;s--)(o=e[s])&&(a=(i<3?o(a):i>3?o(t,n,a):o(t,n))||a);return i>3&&a&&Object.defineProperty(t,n,a),a}var St=[`connection`,`connected`,`locale`,`language`,`themes`,`user`],V=class extends P{constructor(...e){super(...e),this.preview=!1,this.t=o(`en`)}static{this.styles=[yt,bt,xt]}#e;setConfig(e){this.config=this.parse(e)}getCardSize(){return 6}getGridOptions(){return{columns:12,rows:`auto`,min_columns:6}}watched(e){return[]}callsChanged(e){}get systems(){let e=this.config?.config_entry,t=this.store?.systems??null;return e?t?.filter(t=>t.config_entry_id===e)??null:t}disconnectedCallback(){super.disconnectedCallback(),this.#e?.(),this.#e=void 0}connectedCallback(){super.connectedCallback(),this.requestUpdate()}shouldUpdate(e){let t=e.get(`hass`),n=this.hass;return!t||!n||e.size>1||(this.store?.registryIs(n.entities),St.some(e=>t[e]!==n[e])||this.watched(this.systems??[]).some(e=>e!==null&&t.states[e]!==n.states[e]))}willUpdate(e){if(!this.hass)return;let t=e.get(`hass`);e.has(`hass`)&&t?.locale.language!==this.hass.locale.language&&(this.t=o(this.hass.locale.language));let n=ht(this.hass);n!==this.store&&(this.#e?.(),this.#e=void 0,this.store=n),n.registryIs(this.hass.entities),!this.#e&&this.isConnected&&(this.#e=n.listen(e=>{this.callsChanged(e),this.requestUpdate()}))}render(){return!this.config||!this.hass?j:k`<ha-card> ${this.renderHeader()} ${this.#t()} ${this.#n()} </ha-card>`}renderHeader(){return this.config?.title?k`<div class="header"><h2>${this.config.title}</h2></div>`:j}#t(){let e=this.store?.failure;return!this.systems||e!==`offline`&&e!==`not_ready`?j:vt(`mdi:lan-disconnect`,this.t(`states.${e}`))}#n(){let{t:e}=this,t=this.systems;if(t?.length)return this.renderContent(t);let n=this.store?.failure;return t&&this.config?.config_entry?z({icon:`mdi:phone-off`,title:e(`states.system_gone`),text:e(`states.system_gone_text`),tone:`bad`}):t?z({icon:`mdi:deskphone`,title:e(`states.no_system`),text:e(`states.no_system_text`)}):n===`error`?z({icon:`mdi:alert-circle-outline`,title:e(`states.error`),text:e(`states.error_text`),tone:`bad`,action:{label:e(`states.retry`),run:()=>void this.store?.load()}}):n===`not_ready`?z({icon:`mdi:timer-sand`,title:e(`states.not_ready`),text:e(`states.not_ready_text`)}):n===`offline`?z({icon:`mdi:lan-disconnect`,title:e(`states.offline`)}):_t(e(`states.loading`))}};B([F({attribute:!1})],V.prototype,`hass`,void 0),B([F({attribute:!1})],V.prototype,`preview`,void 0),B([F({attribute:!1})],V.prototype,`layout`,void 0),B([I()],V.prototype,`config`,void 0);var Ct=[`missed`,`inbound`,`outbound`,`failed`],wt={missed:`mdi:phone-missed`,inbound:`mdi:phone-incoming`,outbound:`mdi:phone-outgoing`,failed:`mdi:phone-cancel`},Tt={missed:`missed`,failed:`failed`},Et={inbound:`inbound`,outbound:`outbound`};function Dt(e,t,n){let r=[...e].flatMap(e=>Tt[e]??[]),i=[...e].flatMap(e=>Et[e]??[]),a=t.trim();return{...n?{config_entry_id:n}:{},...r.length?{outcome:r}:{},...i.length?{direction:i}:{},...a?{text:a}:{}}}var Ot=`pbx-call-card`,kt=[`now`,`history`,`to_return`,`statistics`],At=3,jt=50;function Mt(e){_(e);let{sections:t,filters:n,rows:r}=e;y(`sections`,t,kt),y(`filters`,n,Ct),r!==void 0&&!(Number.isInteger(r)&&Number(r)>=At)&&g(`config.not_a_number`,{option:`rows`,least:String(At)})}function Nt(){return h([...m(),p(`sections`,kt,{multiple:!0}),p(`filters`,Ct,{multiple:!0}),{name:`rows`,selector:{number:{min:At,max:jt,mode:`box`}}}],Mt)}function Pt(e,t,n){return{t,mask:n,extensions:new Map(e?.extensions.map(({number:e,name:t})=>[e,t]))}}function H(e,t,n=null){let{t:r,mask:i,extensions:a}=e;if(!t)return{label:d(n,i)??r(`call.unknown_number`),number:null,dial:null};let o=a.get(t);if(o!==void 0){let e=o??n;return{label:e??r(`call.extension`,{number:t}),number:e?t:null,dial:null}}let s=u(t,i),c=i===`none`?t:null,l=d(n,i);return l?{label:l,number:s,dial:c}:{label:i===`full`&&s!==t?r(`call.hidden_number`):s,number:null,dial:c}}function Ft(e){return`tel:${e.replace(/[^\d+*#]/g,``)}`}var It={ringing:[`mdi:phone-ring`,`ringing`],in_call:[`mdi:phone-in-talk`,`talking`],on_hold:[`mdi:phone-paused`,`held`]},Lt={voicemail:[`mdi:voicemail`,`voicemail`],missed:[`mdi:phone-missed`,`missed`],failed:[`mdi:phone-cancel`,`failed`],unknown:[`mdi:phone-hangup`,`idle`]},Rt={inbound:`mdi:phone-incoming`,outbound:`mdi:phone-outgoing`,internal:`mdi:deskphone`};function zt(e,t){let n=It[e.state];if(n)return{icon:n[0],tone:n[1],label:t(`call.states.${e.state}`)};if(e.outcome===`answered`){let n=e.direction??`inbound`;return{icon:Rt[n]??`mdi:phone`,tone:`talking`,label:t(`call.answered.${n}`)}}let[r,i]=Lt[e.outcome??`unknown`]??[`mdi:phone-hangup`,`idle`];return{icon:r,tone:i,label:t(`call.outcomes.${e.outcome??`ended`}`)}}function U(e,t=0){return k`<bdi>${e.label}</bdi>${t?k`<bdi class="others">+${t}</bdi>`:j}`}function Bt(e){return e.map((e,t)=>k`${t?Vt(`mdi:chevron-right`):j}<span
class="station ${e.kind}"
title=${e.number??j}
>${U(e,e.others)}</span
>`)}function Vt(e){return k`<ha-icon class="arrow" icon=${e} aria-hidden="true"></ha-icon>`}var Ht=w`
.station {
min-width: 0;
overflow: hidden;
text-overflow: ellipsis;
white-space: nowrap;
}
.station.called {
color: var(--pbx-text);
}
.others {
margin-inline-start: 4px;
padding: 0 6px;
border-radius: 8px;
font-size: 11px;
line-height: 16px;
background: color-mix(in srgb, var(--pbx-text) 8%, transparent);
}
.arrow {
flex: none;
--mdc-icon-size: 16px;
opacity: 0.7;
}
.arrow:dir(rtl) {
transform: scaleX(-1);
}
`,Ut=new Set([`ringing`,`alerting`,`in_call`,`on_hold`]),Wt=new Set([`unknown`,`unavailable`,``]);function Gt(e,t){return t.flatMap(t=>t.extensions.flatMap(n=>{let r=Jt(e,n.state_entity),i=Jt(e,n.connected_number_entity)??``;return r&&Ut.has(r)?[{system:t,extension:n,state:r,number:Wt.has(i)?null:i}]:[]}))}function Kt(e){return e.flatMap(e=>e.extensions.flatMap(e=>[e.state_entity,e.connected_number_entity]))}function qt({system:e,extension:t,state:n,number:r},i,a){let o=Pt(e,i,a),s=H(o,t.number,t.name),c=r?H(o,r):null,l=zt({state:n===`alerting`?`ringing`:n,outcome:null,direction:null},i);return k`<div class="row tone-${l.tone}" role="listitem">
<span class="badge"><ha-icon icon=${l.icon} aria-hidden="true"></ha-icon></span>
<span class="lines">
<span class="first"><span class="cut">${U(s)}</span></span>
${c?k`<span class="second"><span class="cut">${U(c)}</span></span>`:j}
</span>
<span class="end">${l.label}</span>
</div>`}function Jt(e,t){return t?e.states[t]?.state:void 0}var Yt=w`
.row {
display: flex;
align-items: center;
gap: 12px;
width: 100%;
min-height: 56px;
padding: 8px var(--pbx-gap);
}
.badge {
flex: none;
display: grid;
place-items: center;
width: 36px;
height: 36px;
border-radius: 50%;
color: var(--pbx-tone);
background: color-mix(in srgb, var(--pbx-tone) 14%, transparent);
--mdc-icon-size: 20px;
}
.tone-ringing {
--pbx-tone: var(--pbx-ringing);
}
.tone-talking {
--pbx-tone: var(--pbx-talking);
}
.tone-held {
--pbx-tone: var(--pbx-held);
}
.tone-missed {
--pbx-tone: var(--pbx-missed);
}
.tone-failed {
--pbx-tone: var(--pbx-failed);
}
.tone-voicemail {
--pbx-tone: var(--pbx-voicemail);
}
.tone-idle {
--pbx-tone: var(--pbx-text-2);
}
.lines {
flex: 1;
min-width: 0;
}
.first,
.second {
display: flex;
align-items: center;
min-width: 0;
}
.first {
gap: 8px;
font-size: 14px;
font-weight: 500;
line-height: 20px;
}
.second {
gap: 6px;
font-size: 12px;
line-height: 18px;
color: var(--pbx-text-2);
}
.way {
display: flex;
flex-wrap: wrap;
align-items: center;
gap: 0 4px;
}
.cut {
min-width: 0;
overflow: hidden;
text-overflow: ellipsis;
white-space: nowrap;
}
.end {
flex: none;
text-align: end;
font-size: 12px;
line-height: 18px;
color: var(--pbx-text-2);
font-variant-numeric: tabular-nums;
}
.tag {
flex: none;
padding: 0 6px;
border-radius: 8px;
font-size: 11px;
font-weight: 400;
line-height: 16px;
color: var(--pbx-text-2);
background: color-mix(in srgb, var(--pbx-text) 7%, transparent);
}
`,Xt=[Yt,w`
.now {
flex: none;
}
.header + .now,
.strip + .now {
padding-block-start: 0;
}
.tabs {
flex: none;
display: flex;
gap: 4px;
padding: 0 var(--pbx-gap);
border-block: 1px solid var(--pbx-line);
overflow-x: auto;
scrollbar-width: none;
}
.tabs:first-child {
border-block-start: 0;
}
[role="tab"] {
position: relative;
flex: 1 0 auto;
display: inline-flex;
align-items: center;
justify-content: center;
gap: 8px;
min-height: 44px;
padding: 0 8px;
font-size: 13px;
font-weight: 500;
white-space: nowrap;
color: var(--pbx-text-2);
--mdc-icon-size: 18px;
}
[role="tab"]:hover {
color: var(--pbx-text);
}
[role="tab"]:focus-visible {
outline-offset: -2px;
border-radius: 8px;
}
[role="tab"][aria-selected="true"] {
color: color-mix(in srgb, var(--pbx-primary) 55%, var(--pbx-text));
}
[role="tab"][aria-selected="true"]::after {
content: "";
position: absolute;
inset-inline: 8px;
inset-block-end: 0;
height: 3px;
border-radius: 3px 3px 0 0;
background: var(--pbx-primary);
}
.count {
min-width: 20px;
padding: 0 6px;
border-radius: 10px;
font-size: 12px;
line-height: 20px;
text-align: center;
color: var(--pbx-text);
background: color-mix(in srgb, var(--pbx-missed) 20%, transparent);
}
.panel {
min-height: 0;
overflow-y: auto;
}
.panel:focus-visible {
outline-offset: -2px;
}
.panel[hidden] {
display: none;
}
.fill {
flex: 1 1 auto;
display: flex;
flex-direction: column;
overflow: hidden;
}
.fill > * {
flex: 1 1 auto;
}
.columns {
flex: 1;
display: grid;
grid-template-columns: minmax(0, 5fr) minmax(0, 6fr);
min-height: 0;
}
.column {
min-height: 0;
overflow-y: auto;
}
.column + .column {
border-inline-start: 1px solid var(--pbx-line);
}
.column.fill {
overflow: hidden;
}
.column > .panel {
border-block-start: 1px solid var(--pbx-line);
overflow: visible;
}
.column > .panel > h3 {
margin: 0;
padding: 12px var(--pbx-gap) 4px;
font-size: 13px;
font-weight: 500;
line-height: 20px;
color: var(--pbx-text-2);
}
@container pbx-card (max-width: 400px) {
[role="tab"] ha-icon {
display: none;
}
}
`];function Zt(e){return typeof e==`object`?e.key:e}function Qt(e,t){let n=e.length;return new Proxy(e,{get(e,r,i){if(typeof r==`string`){let i=r.charCodeAt(0);if(i>=48&&i<=57){let i=+r;if(Number.isInteger(i)&&i>=0&&i<n){let n=e[i];if(typeof n!=`object`){let r=t[i*2];n=e[i]={index:i,key:n,start:r,size:t[i*2+1],end:r+t[i*2+1],lane:0}}return n}}if(r===`length`)return n}return Reflect.get(e,r,i)}})}function W(e,t,n){let r=n.initialDeps??[],i,a=!0;function o(){let o=e();return(o.length!==r.length||o.some((e,t)=>r[t]!==e))&&(r=o,i=t(...o),n?.onChange&&!(a&&n.skipInitialOnChange)&&n.onChange(i),a=!1),i}return o.updateDeps=e=>{r=e},o}function $t(e,t){if(e===void 0)throw Error(`Unexpected undefined${t?`: ${t}`:``}`);return e}var en=(e,t)=>Math.abs(e-t)<1.01,tn=(e,t,n)=>{let r;return Object.assign(function(...i){e.clearTimeout(r),r=e.setTimeout(()=>t.apply(this,i),n)},{cancel:()=>{e.clearTimeout(r)}})},nn,rn=()=>{if(nn!==void 0)return nn;if(typeof navigator>`u`)return nn=!1;if(/iP(hone|od|ad)/.test(navigator.userAgent))return nn=!0;let e=navigator.maxTouchPoints;return nn=navigator.platform===`MacIntel`&&e!==void 0&&e>0},an=e=>{let{offsetWidth:t,offsetHeight:n}=e;return{width:t,height:n}},on=e=>e,sn=e=>{let t=Math.max(e.startIndex-e.overscan,0),n=Math.min(e.endIndex+e.overscan,e.count-1)-t+1,r=Array(n);for(let e=0;e<n;e++)r[e]=t+e;return r},cn=(e,t)=>{let n=e.scrollElement;if(!n)return;let r=e.targetWindow;if(!r)return;let i=e=>{let{width:n,height:r}=e;t({width:Math.round(n),height:Math.round(r)})};if(i(an(n)),!r.ResizeObserver)return()=>{};let a=new r.ResizeObserver(t=>{let r=()=>{let e=t[0];if(e?.borderBoxSize){let t=e.borderBoxSize[0];if(t){i({width:t.inlineSize,height:t.blockSize});return}}i(an(n))};e.options.useAnimationFrameWithResizeObserver?requestAnimationFrame(r):r()});return a.observe(n,{box:`border-box`}),()=>{a.unobserve(n)}},ln={passive:!0},un=typeof window>`u`||`onscrollend`in window,dn=(e,t,n)=>{let r=e.scrollElement;if(!r)return;let i=e.targetWindow;if(!i)return;let a=e.options.useScrollendEvent&&un,o=0,s=a?null:tn(i,()=>t(n(r),!1),e.options.isScrollingResetDelay),c=e=>()=>{o=n(r),s?.(),t(o,e)},l=c(!0),u=c(!1);return r.addEventListener(`scroll`,l,ln),a&&r.addEventListener(`scrollend`,u,ln),()=>{r.removeEventListener(`scroll`,l),a&&r.removeEventListener(`scrollend`,u),s?.cancel()}},fn=(e,t)=>dn(e,t,t=>{let{horizontal:n,isRtl:r}=e.options;return n?t.scrollLeft*(r&&-1||1):t.scrollTop}),pn=(e,t,n)=>{if(n.options.useCachedMeasurements){let t=n.indexFromElement(e),r=n.options.getItemKey(t);return n.itemSizeCache.get(r)??n.options.estimateSize(t)}if(t?.borderBoxSize){let e=t.borderBoxSize[0];if(e)return Math.round(e[n.options.horizontal?`inlineSize`:`blockSize`])}if(!t){let t=n.indexFromElement(e),r=n.options.getItemKey(t),i=n.itemSizeCache.get(r);if(i!==void 0)return i}return e[n.options.horizontal?`offsetWidth`:`offsetHeight`]},mn=(e,{adjustments:t=0,behavior:n},r)=>{var i,a;(a=(i=r.scrollElement)?.scrollTo)==null||a.call(i,{[r.options.horizontal?`left`:`top`]:e+t,behavior:n})};function hn(e,t,n,r){if(t===0)return!1;let i=r(0),a=new Set,o=0;for(;o<e;){let e=n(o);if(e===i)break;a.add(e),o++}let s=e-o;if(s===0||s>=t)return!1;for(let e=0;e<s;e++)if(r(e)!==n(o+e))return!1;for(let e=s;e<t;e++)if(a.has(r(e)))return!1;return!0}var gn=class{constructor(e){this.unsubs=[],this.scrollElement=null,this.targetWindow=null,this.isScrolling=!1,this.scrollState=null,this.measurementsCache=[],this._singleLaneMeasurements=null,this.itemSizeCache=new Map,this.itemSizeCacheVersion=0,this.laneAssignments=new Map,this.pendingMin=null,this.prevLanes=void 0,this.lanesChangedFlag=!1,this.lanesSettling=!1,this.pendingScrollAnchor=null,this.scrollRect=null,this.scrollOffset=null,this.scrollDirection=null,this.scrollAdjustments=0,this._iosDeferredAdjustment=0,this._iosTouching=!1,this._iosJustTouchEnded=!1,this._iosTouchEndTimerId=null,this._intendedScrollOffset=null,this._clampedAdjustment=null,this.elementsCache=new Map,this.now=()=>{var e;return((e=this.targetWindow?.performance)?.now)?.call(e)??Date.now()},this.observer=(()=>{let e=null,t=()=>e||(!this.targetWindow||!this.targetWindow.ResizeObserver?null:e=new this.targetWindow.ResizeObserver(e=>{e.forEach(e=>{let t=()=>{let t=e.target,n=this.indexFromElement(t);if(t.isConnected)this.isIndexInRange(n)&&this.shouldMeasureDuringScroll(n)&&this.resizeItem(n,this.options.measureElement(t,e,this));else{this.observer.unobserve(t);for(let[e,n]of this.elementsCache)if(n===t){this.elementsCache.delete(e);break}}};this.options.useAnimationFrameWithResizeObserver?requestAnimationFrame(t):t()})}));return{disconnect:()=>{var n;(n=t())==null||n.disconnect(),e=null},observe:e=>t()?.observe(e,{box:`border-box`}),unobserve:e=>t()?.unobserve(e)}})(),this.range=null,this.setOptions=e=>{let t={debug:!1,initialOffset:0,overscan:1,paddingStart:0,paddingEnd:0,scrollPaddingStart:0,scrollPaddingEnd:0,horizontal:!1,getItemKey:on,rangeExtractor:sn,onChange:()=>{},measureElement:pn,initialRect:{width:0,height:0},scrollMargin:0,gap:0,indexAttribute:`data-index`,initialMeasurementsCache:[],lanes:1,anchorTo:`start`,followOnAppend:!1,scrollEndThreshold:1,isScrollingResetDelay:150,enabled:!0,isRtl:!1,useScrollendEvent:!1,useAnimationFrameWithResizeObserver:!1,laneAssignmentMode:`estimate`,useCachedMeasurements:!1};for(let n in e){let r=e[n];r!==void 0&&(t[n]=r)}let n=this.options,r=null,i=null,a=!1;if(n!==void 0&&n.enabled&&t.enabled&&t.anchorTo===`end`&&this.scrollElement!==null){let e=n.count,o=t.count,s=this.getMeasurements(),c=this._singleLaneMeasurements?.items??s,l=e=>Zt(c[e]),u=e>0?l(0):null,d=e>0?l(e-1):null;if(o!==e||e>0&&o>0&&(t.getItemKey(0)!==u||t.getItemKey(o-1)!==d)){a=!0;let c=e>0?this.getVirtualItemForOffset(this.getScrollOffset())??s[0]:null;c&&(r=[c.key,this.getScrollOffset()-c.start]);let u=t.followOnAppend===!0?`auto`:t.followOnAppend||null;u&&o>0&&this.isAtEnd(n.scrollEndThreshold)&&(e===0||t.getItemKey(o-1)!==d)&&(o>e||hn(e,o,l,t.getItemKey))&&(i=u)}}this.options=t,a&&(this.pendingMin=0,this.itemSizeCacheVersion++);let o=!1,s=0;if(r&&this.scrollOffset!==null){let[e,t]=r,n=this.getMeasurements(),{count:a,getItemKey:c}=this.options,l=0;for(;l<a&&c(l)!==e;)l++;if(l<a){let e=n[l];if(e){let n=Math.max(0,e.start+t);!i&&n!==this.scrollOffset&&(s=n-this.scrollOffset,this.scrollOffset=n,o=!0)}}}(o||i)&&(this.pendingScrollAnchor=[o?r[0]:null,o?r[1]:0,i,s])},this.notify=e=>{var t,n;(n=(t=this.options).onChange)==null||n.call(t,this,e)},this.maybeNotify=W(()=>(this.calculateRange(),[this.isScrolling,this.range?this.range.startIndex:null,this.range?this.range.endIndex:null]),e=>{this.notify(e)},{key:!1,debug:()=>this.options.debug,initialDeps:[this.isScrolling,this.range?this.range.startIndex:null,this.range?this.range.endIndex:null]}),this.cleanup=()=>{this.unsubs.filter(Boolean).forEach(e=>e()),this.unsubs=[],this.observer.disconnect(),this.rafId!=null&&this.targetWindow&&(this.targetWindow.cancelAnimationFrame(this.rafId),this.rafId=null),this.scrollState=null,this.isScrolling=!1,this.scrollDirection=null,this._iosDeferredAdjustment=0,this._iosTouching=!1,this._iosJustTouchEnded=!1,this._clampedAdjustment=null,this.scrollElement=null,this.targetWindow=null},this._didMount=()=>()=>{this.cleanup()},this._willUpdate=()=>{let e=this.options.enabled?this.options.getScrollElement():null;if(this.scrollElement!==e){if(this.cleanup(),!e){this.maybeNotify();return}if(this.scrollElement=e,this.targetWindow=this.scrollElement&&`ownerDocument`in this.scrollElement?this.scrollElement.ownerDocument.defaultView:this.scrollElement?.window??null,this.elementsCache.forEach(e=>{this.observer.observe(e)}),this.unsubs.push(this.options.observeElementRect(this,e=>{this.scrollRect=e,this.maybeNotify()})),this.unsubs.push(this.options.observeElementOffset(this,(e,t)=>{if(t&&this._intendedScrollOffset===null&&e===this.scrollOffset)return;this._intendedScrollOffset!==null&&Math.abs(e-this._intendedScrollOffset)<1.5&&(e=this._intendedScrollOffset),this._intendedScrollOffset=null,this._clampedAdjustment!==null&&Math.abs(e-this._clampedAdjustment.maxAtWrite)>=1.5&&(this._clampedAdjustment=null),this.scrollAdjustments=0;let n=this.getScrollOffset();this.scrollDirection=t?n===e?this.scrollDirection:n<e?`forward`:`backward`:null,this.scrollOffset=e,this.isScrolling=t,this._flushIosDeferredIfReady(),this.scrollState&&this.scheduleScrollReconcile(),this.maybeNotify()})),`addEventListener`in this.scrollElement){let e=this.scrollElement,t=()=>{this._iosTouching=!0,this._iosJustTouchEnded=!1,this._iosTouchEndTimerId!==null&&this.targetWindow!=null&&(this.targetWindow.clearTimeout(this._iosTouchEndTimerId),this._iosTouchEndTimerId=null)},n=()=>{this._iosTouching=!1,rn()&&this.targetWindow!=null&&(this._iosJustTouchEnded=!0,this._iosTouchEndTimerId=this.targetWindow.setTimeout(()=>{this._iosJustTouchEnded=!1,this._iosTouchEndTimerId=null,this._flushIosDeferredIfReady()},150))};e.addEventListener(`touchstart`,t,ln),e.addEventListener(`touchend`,n,ln),this.unsubs.push(()=>{e.removeEventListener(`touchstart`,t),e.removeEventListener(`touchend`,n),this._iosTouchEndTimerId!==null&&this.targetWindow!=null&&(this.targetWindow.clearTimeout(this._iosTouchEndTimerId),this._iosTouchEndTimerId=null)})}this._scrollToOffset(this.getScrollOffset(),{adjustments:void 0,behavior:void 0})}let t=this.pendingScrollAnchor;if(this.pendingScrollAnchor=null,t&&this.scrollElement&&this.options.enabled){let[e,n,r,i]=t;e!==null&&!r&&(rn()&&(this.isScrolling||this._iosTouching||this._iosJustTouchEnded)?i!==0&&(this._iosDeferredAdjustment+=i):this.scrollState?.behavior===`smooth`&&!en(this.getScrollOffset()-i,this.scrollState.lastTargetOffset)||this._scrollToOffset(this.getScrollOffset(),{adjustments:void 0,behavior:void 0})),r&&this.scrollToEnd({behavior:r})}this._retryClampedAdjustment()},this._retryClampedAdjustment=()=>{if(this._clampedAdjustment===null||!this.scrollElement||!this.options.enabled)return;let{target:e,maxAtWrite:t}=this._clampedAdjustment,n=this.getMaxScrollOffset();n>t+.5&&(this._clampedAdjustment=e>n+.5?{target:e,maxAtWrite:n}:null,this._scrollToOffset(e,{adjustments:void 0,behavior:void 0}))},this._flushIosDeferredIfReady=()=>{if(this._iosDeferredAdjustment===0||this.isScrolling||this._iosTouching||this._iosJustTouchEnded)return;let e=this.getScrollOffset(),t=this.getMaxScrollOffset();if(e<0||e>t)return;if(this._iosDeferredAdjustment<0&&e>=t-1){this._iosDeferredAdjustment=0;return}let n=this._iosDeferredAdjustment;this._iosDeferredAdjustment=0,this._scrollToOffset(e,{adjustments:this.scrollAdjustments+=n,behavior:void 0})},this.rafId=null,this.getSize=()=>this.options.enabled?(this.scrollRect=this.scrollRect??this.options.initialRect,this.scrollRect[this.options.horizontal?`width`:`height`]):(this.scrollRect=null,0),this.getScrollOffset=()=>this.options.enabled?(this.scrollOffset=this.scrollOffset??(typeof this.options.initialOffset==`function`?this.options.initialOffset():this.options.initialOffset),this.scrollOffset):(this.scrollOffset=null,0),this.getMeasurementOptions=W(()=>[this.options.count,this.options.paddingStart,this.options.scrollMargin,this.options.getItemKey,this.options.enabled,this.options.lanes,this.options.laneAssignmentMode,this.options.gap],(e,t,n,r,i,a,o,s)=>(this.prevLanes!==void 0&&this.prevLanes!==a&&(this.lanesChangedFlag=!0),this.prevLanes=a,this.pendingMin=null,{count:e,paddingStart:t,scrollMargin:n,getItemKey:r,enabled:i,lanes:a,laneAssignmentMode:o,gap:s}),{key:!1}),this.isIndexInRange=e=>e>=0&&e<this.options.count,this.getMeasurements=W(()=>[this.getMeasurementOptions(),this.itemSizeCacheVersion],({count:e,paddingStart:t,scrollMargin:n,getItemKey:r,enabled:i,lanes:a,laneAssignmentMode:o,gap:s},c)=>{let l=this.itemSizeCache;if(!i)return this.measurementsCache=[],this._singleLaneMeasurements=null,this.itemSizeCache.clear(),this.laneAssignments.clear(),[];if(this.laneAssignments.size>e)for(let t of this.laneAssignments.keys())t>=e&&this.laneAssignments.delete(t);this.lanesChangedFlag&&(this.lanesChangedFlag=!1,this.lanesSettling=!0,this.measurementsCache=[],this._singleLaneMeasurements=null,this.itemSizeCache.clear(),this.laneAssignments.clear(),this.pendingMin=null),this.measurementsCache.length===0&&!this.lanesSettling&&(this.measurementsCache=this.options.initialMeasurementsCache,this.measurementsCache.forEach(e=>{this.itemSizeCache.set(e.key,e.size)}));let u=this.lanesSettling?0:this.pendingMin??0;if(this.pendingMin=null,this.lanesSettling&&this.measurementsCache.length===e&&(this.lanesSettling=!1),a===1){let i=e*2,a=this._singleLaneMeasurements?.flat;if(!a||a.length<i){let e=new Float64Array(i);a&&u>0&&e.set(a.subarray(0,u*2)),a=e}let o=u===0?Array(e):this._singleLaneMeasurements.items.slice(),c;if(u===0)c=t+n;else{let e=u-1;c=a[e*2]+a[e*2+1]+s}for(let t=u;t<e;t++){let e=r(t);o[t]=e;let n=l.get(e),i=typeof n==`number`?n:this.options.estimateSize(t);a[t*2]=c,a[t*2+1]=i,c+=i+s}this._singleLaneMeasurements={flat:a,items:o};let d=Qt(o,a);return this.measurementsCache=d,d}let d=this.measurementsCache.slice(0,u),f=Array(a).fill(void 0),p=new Float64Array(a),m=0;for(let e=0;e<u;e++){let t=d[e];t&&(f[t.lane]===void 0&&m++,f[t.lane]=e,p[t.lane]=t.end)}for(let i=u;i<e;i++){let e=r(i),c=this.laneAssignments.get(i),u,h,g=o===`estimate`||l.has(e);if(c!==void 0&&this.options.lanes>1){u=c;let e=f[u],r=e===void 0?void 0:d[e];h=r?r.end+s:t+n}else if(m===a){let e=0,t=p[0],n=f[0];for(let r=1;r<a;r++){let i=p[r];(i<t||i===t&&f[r]<n)&&(e=r,t=i,n=f[r])}u=e,h=t+s,g&&this.laneAssignments.set(i,u)}else u=i%this.options.lanes,h=t+n,g&&this.laneAssignments.set(i,u);let _=l.get(e),ee=typeof _==`number`?_:this.options.estimateSize(i),v=h+ee;d[i]={index:i,start:h,size:ee,end:v,key:e,lane:u},f[u]===void 0&&m++,f[u]=i,p[u]=v}return this.measurementsCache=d,d},{key:!1,debug:()=>this.options.debug}),this.calculateRange=W(()=>[this.getMeasurements(),this.getSize(),this.getScrollOffset(),this.options.lanes],(e,t,n,r)=>e.length===0||t===0?(this.range=null,null):(this.range=yn(e,t,n,r,r===1&&this._singleLaneMeasurements!==null?this._singleLaneMeasurements.flat:null),this.range),{key:!1,debug:()=>this.options.debug}),this.getVirtualIndexes=W(()=>{let e=null,t=null,n=this.calculateRange();return n&&(e=n.startIndex,t=n.endIndex),this.maybeNotify.updateDeps([this.isScrolling,e,t]),[this.options.rangeExtractor,this.options.overscan,this.options.count,e,t]},(e,t,n,r,i)=>r===null||i===null?[]:e({startIndex:r,endIndex:i,overscan:t,count:n}),{key:!1,debug:()=>this.options.debug}),this.indexFromElement=e=>{let t=this.options.indexAttribute,n=e.getAttribute(t);return n?parseInt(n,10):(console.warn(`Missing attribute name '${t}={index}' on measured element.`),-1)},this.shouldMeasureDuringScroll=e=>{if(!this.scrollState||this.scrollState.behavior!==`smooth`)return!0;let t=this.scrollState.index??this.getVirtualItemForOffset(this.scrollState.lastTargetOffset)?.index;if(t!==void 0&&this.range){let n=Math.max(this.options.overscan,Math.ceil((this.range.endIndex-this.range.startIndex)/2)),r=Math.max(0,t-n),i=Math.min(this.options.count-1,t+n);return e>=r&&e<=i}return!0},this.measureElement=e=>{if(!e){this.elementsCache.forEach((e,t)=>{e.isConnected||(this.observer.unobserve(e),this.elementsCache.delete(t))});return}let t=this.indexFromElement(e);if(!this.isIndexInRange(t))return;let n=this.options.getItemKey(t),r=this.elementsCache.get(n);r!==e&&(r&&this.observer.unobserve(r),this.observer.observe(e),this.elementsCache.set(n,e)),(!this.isScrolling||this.scrollState)&&this.shouldMeasureDuringScroll(t)&&this.resizeItem(t,this.options.measureElement(e,void 0,this))},this.resizeItem=(e,t)=>{if(!this.isIndexInRange(e))return;let n,r,i,a=this._singleLaneMeasurements?.flat;if(this.options.lanes===1&&a!=null)i=this.options.getItemKey(e),r=a[e*2],n=a[e*2+1];else{let t=this.measurementsCache[e];if(!t)return;i=t.key,r=t.start,n=t.size}let o=this.itemSizeCache.get(i)??n,s=t-o;if(s!==0){let a=this.options.anchorTo===`end`&&this.scrollState?.behavior!==`smooth`&&this.getVirtualDistanceFromEnd()<=this.options.scrollEndThreshold,c=a?this.getTotalSize():0,l=this.getScrollOffset()+this.scrollAdjustments,u=this.itemSizeCache.has(i)?r+o<=l&&this.scrollDirection!==`backward`:r<l,d=this.scrollState?.behavior!==`smooth`&&(this.shouldAdjustScrollPositionOnItemSizeChange===void 0?u:this.shouldAdjustScrollPositionOnItemSizeChange(this.measurementsCache[e]??{index:e,key:i,start:r,size:n,end:r+n,lane:0},s,this));(this.pendingMin===null||e<this.pendingMin)&&(this.pendingMin=e),this.itemSizeCache.set(i,t),this.itemSizeCacheVersion++;let f=!1;a?f=this.applyScrollAdjustment(this.getTotalSize()-c):d&&(f=this.applyScrollAdjustment(s)),this.notify(f),this._retryClampedAdjustment()}},this.getVirtualItems=W(()=>[this.getVirtualIndexes(),this.getMeasurements()],(e,t)=>{let n=[];for(let r=0,i=e.length;r<i;r++){let i=t[e[r]];n.push(i)}return n},{key:!1,debug:()=>this.options.debug}),this.getVirtualItemForOffset=e=>{let t=this.getMeasurements();if(t.length===0)return;let n=this._singleLaneMeasurements?.flat,r=this.options.lanes===1&&n!=null;return $t(t[_n(0,t.length-1,r?e=>n[e*2]:e=>$t(t[e]).start,e)])},this.getMaxScrollOffset=()=>{if(!this.scrollElement)return 0;if(`scrollHeight`in this.scrollElement)return this.options.horizontal?this.scrollElement.scrollWidth-this.scrollElement.clientWidth:this.scrollElement.scrollHeight-this.scrollElement.clientHeight;{let e=this.scrollElement.document.documentElement;return this.options.horizontal?e.scrollWidth-this.scrollElement.innerWidth:e.scrollHeight-this.scrollElement.innerHeight}},this.getVirtualDistanceFromEnd=()=>Math.max(this.getTotalSize()-this.getSize()-this.getScrollOffset(),0),this.getDistanceFromEnd=()=>Math.max(this.getMaxScrollOffset()-this.getScrollOffset(),0),this.isAtEnd=(e=this.options.scrollEndThreshold)=>this.getDistanceFromEnd()<=e,this.getOffsetForAlignment=(e,t,n=0)=>{if(!this.scrollElement)return 0;let r=this.getSize(),i=this.getScrollOffset();t===`auto`&&(t=e>=i+r?`end`:`start`),t===`center`?e+=(n-r)/2:t===`end`&&(e-=r);let a=this.getMaxScrollOffset();return Math.max(Math.min(a,e),0)},this.getOffsetForIndex=(e,t=`auto`)=>{e=Math.max(0,Math.min(e,this.options.count-1));let n=this.getSize(),r=this.getScrollOffset(),i=this.measurementsCache[e];if(!i)return;if(t===`auto`){if(i.end>=r+n-this.options.scrollPaddingEnd)t=`end`;else if(i.start<=r+this.options.scrollPaddingStart)t=`start`;else return[r,t]}if(t===`end`&&e===this.options.count-1)return[this.getMaxScrollOffset(),t];let a=t===`end`?i.end+this.options.scrollPaddingEnd:i.start-this.options.scrollPaddingStart;return[this.getOffsetForAlignment(a,t,i.size),t]},this.scrollToOffset=(e,{align:t=`start`,behavior:n=`auto`}={})=>{this._iosDeferredAdjustment=0;let r=this.getOffsetForAlignment(e,t),i=this.now();this.scrollState={index:null,align:t,behavior:n,startedAt:i,lastTargetOffset:r,stableFrames:0},this._scrollToOffset(r,{adjustments:void 0,behavior:n}),this.scheduleScrollReconcile()},this.scrollToIndex=(e,{align:t=`auto`,behavior:n=`auto`}={})=>{this._iosDeferredAdjustment=0,e=Math.max(0,Math.min(e,this.options.count-1));let r=this.getOffsetForIndex(e,t);if(!r)return;let[i,a]=r,o=this.now();this.scrollState={index:e,align:a,behavior:n,startedAt:o,lastTargetOffset:i,stableFrames:0},this._scrollToOffset(i,{adjustments:void 0,behavior:n}),this.scheduleScrollReconcile()},this.scrollBy=(e,{behavior:t=`auto`}={})=>{let n=this.getScrollOffset()+e,r=this.now();this.scrollState={index:null,align:`start`,behavior:t,startedAt:r,lastTargetOffset:n,stableFrames:0},this._scrollToOffset(n,{adjustments:void 0,behavior:t}),this.scheduleScrollReconcile()},this.scrollToEnd=({behavior:e=`auto`}={})=>{this.options.count>0?this.scrollToIndex(this.options.count-1,{align:`end`,behavior:e}):this.scrollToOffset(Math.max(this.getTotalSize()-this.getSize(),0),{behavior:e})},this.getTotalSize=()=>{let e=this.getMeasurements(),t;if(e.length===0)t=this.options.paddingStart;else if(this.options.lanes===1){let n=e.length-1,r=this._singleLaneMeasurements?.flat;t=r==null?e[n]?.end??0:r[n*2]+r[n*2+1]}else{let n=Array(this.options.lanes).fill(null),r=e.length-1;for(;r>=0&&n.some(e=>e===null);){let t=e[r];n[t.lane]===null&&(n[t.lane]=t.end),r--}t=Math.max(...n.filter(e=>e!==null))}return Math.max(t-this.options.scrollMargin+this.options.paddingEnd,0)},this.takeSnapshot=()=>{let e=[];if(this.itemSizeCache.size===0)return e;let t=this.getMeasurements();for(let n of t)n&&this.itemSizeCache.has(n.key)&&e.push({index:n.index,key:n.key,start:n.start,size:n.size,end:n.end,lane:n.lane});return e},this._scrollToOffset=(e,{adjustments:t,behavior:n})=>{this._intendedScrollOffset=e+(t??0),this.options.scrollToFn(e,{behavior:n,adjustments:t},this)},this.measure=()=>{this.pendingMin=null,this.itemSizeCache.clear(),this.laneAssignments.clear(),this.itemSizeCacheVersion++,this.notify(!1)},this.setOptions(e)}applyScrollAdjustment(e,t){if(e===0)return!1;if(rn()&&(this.isScrolling||this._iosTouching||this._iosJustTouchEnded))return this._iosDeferredAdjustment+=e,!1;{let n=this.getScrollOffset()+this.scrollAdjustments+e,r=this.scrollElement,i=r!==null&&(`scrollHeight`in r||`document`in r)?this.getMaxScrollOffset():null;return this._clampedAdjustment=i!==null&&n>i+.5?{target:n,maxAtWrite:i}:null,this._scrollToOffset(this.getScrollOffset(),{adjustments:this.scrollAdjustments+=e,behavior:t}),this.scrollOffset!==null&&(this.scrollOffset+=this.scrollAdjustments,this.scrollOffset<0&&(this.scrollOffset=0),this.scrollAdjustments=0),!0}}scheduleScrollReconcile(){this.targetWindow?this.rafId??=this.targetWindow.requestAnimationFrame(()=>{this.rafId=null,this.reconcileScroll()}):this.scrollState=null}reconcileScroll(){if(!this.scrollState||!this.scrollElement)return;if(this.now()-this.scrollState.startedAt>5e3){this.scrollState=null;return}let e=this.scrollState.index==null?void 0:this.getOffsetForIndex(this.scrollState.index,this.scrollState.align),t=e?e[0]:this.scrollState.lastTargetOffset,n=t!==this.scrollState.lastTargetOffset;if(!n&&en(t,this.getScrollOffset())){if(this.scrollState.stableFrames++,this.scrollState.stableFrames>=1){this.getScrollOffset()!==t&&this._scrollToOffset(t,{adjustments:void 0,behavior:`auto`}),this.scrollState=null;return}}else if(this.scrollState.stableFrames=0,n){let e=this.getSize()||600,n=Math.abs(t-this.getScrollOffset()),r=this.scrollState.behavior===`smooth`&&n>e;this.scrollState.lastTargetOffset=t,r||(this.scrollState.behavior=`auto`),this._scrollToOffset(t,{adjustments:void 0,behavior:r?`smooth`:`auto`})}this.scheduleScrollReconcile()}},_n=(e,t,n,r)=>{for(;e<=t;){let i=(e+t)/2|0,a=n(i);if(a<r)e=i+1;else if(a>r)t=i-1;else return i}return e>0?e-1:0};function vn(e,t,n){let r=0;for(;r<=t;){let i=(r+t)/2|0,a=e[i*2];if(a<n)r=i+1;else if(a>n)t=i-1;else return i}return r>0?r-1:0}function yn(e,t,n,r,i){let a=e.length-1;if(e.length<=r)return{startIndex:0,endIndex:a};if(r===1&&i!==null){let e=vn(i,a,n),r=e,o=n+t;for(;r<a&&i[r*2]+i[r*2+1]<o;)r++;return{startIndex:e,endIndex:r}}let o=_n(0,a,t=>e[t].start,n),s=o;if(r===1)for(;s<a&&e[s].end<n+t;)s++;else if(r>1){let i=Array(r).fill(0);for(;s<a&&i.some(e=>e<n+t);){let t=e[s];i[t.lane]=t.end,s++}let c=Array(r).fill(n+t);for(;o>=0&&c.some(e=>e>=n);){let t=e[o];c[t.lane]=t.start,o--}o=Math.max(0,o-o%r),s=Math.min(a,s+(r-1-s%r))}return{startIndex:o,endIndex:s}}var bn=class{constructor(e,t){this.cleanup=()=>{};let n={...t,onChange:(e,n)=>{var r;this.host.updateComplete.then(()=>this.host.requestUpdate()),(r=t.onChange)==null||r.call(t,e,n)}};this.virtualizer=new gn(n),(this.host=e).addController(this)}getVirtualizer(){return this.virtualizer}hostConnected(){this.cleanup=this.virtualizer._didMount()}hostUpdated(){this.virtualizer._willUpdate()}hostDisconnected(){this.cleanup()}},xn=class extends bn{constructor(e,t){super(e,{observeElementRect:cn,observeElementOffset:fn,scrollToFn:mn,...t})}},Sn={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},Cn=e=>(...t)=>({_$litDirective$:e,values:t}),wn=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,n){this._$Ct=e,this._$AM=t,this._$Ci=n}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}},{I:Tn}=Xe,En=e=>e,Dn=()=>document.createComment(``),On=(e,t,n)=>{let r=e._$AA.parentNode,i=t===void 0?e._$AB:t._$AA;if(n===void 0)n=new Tn(r.insertBefore(Dn(),i),r.insertBefore(Dn(),i),e,e.options);else{let t=n._$AB.nextSibling,a=n._$AM,o=a!==e;if(o){let t;n._$AQ?.(e),n._$AM=e,n._$AP!==void 0&&(t=e._$AU)!==a._$AU&&n._$AP(t)}if(t!==i||o){let e=n._$AA;for(;e!==t;){let t=En(e).nextSibling;En(r).insertBefore(e,i),e=t}}}return n},G=(e,t,n=e)=>(e._$AI(t,n),e),kn={},An=(e,t=kn)=>e._$AH=t,jn=e=>e._$AH,Mn=e=>{e._$AR(),e._$AA.remove()},Nn=(e,t,n)=>{let r=new Map;for(let i=t;i<=n;i++)r.set(e[i],i);return r},Pn=Cn(class extends wn{constructor(e){if(super(e),e.type!==Sn.CHILD)throw Error(`repeat() can only be used in text expressions`)}dt(e,t,n){let r;n===void 0?n=t:t!==void 0&&(r=t);let i=[],a=[],o=0;for(let t of e)i[o]=r?r(t,o):o,a[o]=n(t,o),o++;return{values:a,keys:i}}render(e,t,n){return this.dt(e,t,n).values}update(e,[t,n,r]){let i=jn(e),{values:a,keys:o}=this.dt(t,n,r);if(!Array.isArray(i))return this.ut=o,a;let s=this.ut??=[],c=[],l,u,d=0,f=i.length-1,p=0,m=a.length-1;for(;d<=f&&p<=m;)if(i[d]===null)d++;else if(i[f]===null)f--;else if(s[d]===o[p])c[p]=G(i[d],a[p]),d++,p++;else if(s[f]===o[m])c[m]=G(i[f],a[m]),f--,m--;else if(s[d]===o[m])c[m]=G(i[d],a[m]),On(e,c[m+1],i[d]),d++,m--;else if(s[f]===o[p])c[p]=G(i[f],a[p]),On(e,i[d],i[f]),f--,p++;else if(l===void 0&&(l=Nn(o,p,m),u=Nn(s,d,f)),l.has(s[d])){if(l.has(s[f])){let t=u.get(o[p]),n=t===void 0?null:i[t];if(n===null){let t=On(e,i[d]);G(t,a[p]),c[p]=t}else c[p]=G(n,a[p]),On(e,i[d],n),i[t]=null;p++}else Mn(i[f]),f--}else Mn(i[d]),d++;for(;p<=m;){let t=On(e,c[m+1]);G(t,a[p]),c[p++]=t}for(;d<=f;){let e=i[d++];e!==null&&Mn(e)}return this.ut=o,An(e,c),A}}),Fn=`important`,In=` !`+Fn,Ln=Cn(class extends wn{constructor(e){if(super(e),e.type!==Sn.ATTRIBUTE||e.name!==`style`||e.strings?.length>2)throw Error("The `styleMap` directive must be used in the `style` attribute and must be the only part in the attribute.")}render(e){return Object.keys(e).reduce((t,n)=>{let r=e[n];return r==null?t:t+`${n=n.includes(`-`)?n:n.replace(/(?:^(webkit|moz|ms|o)|)(?=[A-Z])/g,`-$&`).toLowerCase()}:${r};`},``)}update(e,[t]){let{style:n}=e.element;if(this.ft===void 0)return this.ft=new Set(Object.keys(t)),this.render(t);for(let e of this.ft)t[e]??(this.ft.delete(e),e.includes(`-`)?n.removeProperty(e):n[e]=null);for(let e in t){let r=t[e];if(r!=null){this.ft.add(e);let t=typeof r==`string`&&r.endsWith(In);e.includes(`-`)||t?n.setProperty(e,t?r.slice(0,-11):r,t?Fn:``):n[e]=r}}return A}}),Rn=1e3,zn=class{#e;constructor(e,t){this.host=e,this.step=t,e.addController(this)}hostUpdated(){clearTimeout(this.#e);let e=this.step();if(e!==null){let t=Rn-Date.now()%Rn;this.#e=setTimeout(()=>this.host.requestUpdate(),(e-1)*Rn+t)}}hostDisconnected(){clearTimeout(this.#e)}},K=class extends P{constructor(...e){super(...e),this.t=o(`en`),this.systems=[],this.mask=`none`}static{this.styles=[yt,xt]}naming(e){return Pt(this.systems.find(t=>t.config_entry_id===e),this.t,this.mask)}systemTitle(e){return this.systems.length>1?this.systems.find(t=>t.config_entry_id===e.config_entry_id)?.title??null:null}};B([F({attribute:!1})],K.prototype,`hass`,void 0),B([F({attribute:!1})],K.prototype,`t`,void 0),B([F({attribute:!1})],K.prototype,`systems`,void 0),B([F({attribute:!1})],K.prototype,`mask`,void 0),B([F({attribute:!1})],K.prototype,`configEntry`,void 0);var Bn=60,Vn=3600,Hn=24*Vn,Un=[[`day`,Hn],[`hour`,Vn],[`minute`,Bn]],Wn=new Map;function Gn(e,t){let{language:n,time_format:r,time_zone:i}=e.locale,a=i===`server`?e.config.time_zone:void 0,o=JSON.stringify([n,r,a,t]),s=Wn.get(o);if(!s){let e=t.timeStyle||t.hour?r:`language`;s=new Intl.DateTimeFormat(e===`system`?void 0:n,{...t,...a?{timeZone:a}:{},...e===`12`?{hourCycle:`h12`}:e===`24`?{hourCycle:`h23`}:{}}),Wn.set(o,s)}return s}function Kn(e){let t=Math.max(0,Math.floor(e)),n=e=>String(e).padStart(2,`0`),r=Math.floor(t/Bn)%60,i=Math.floor(t/Vn);return i?`${i}:${n(r)}:${n(t%Bn)}`:`${r}:${n(t%Bn)}`}function qn(e,t){return Gn(e,{timeStyle:`short`}).format(t)}function Jn(e,t){return Gn(e,{hour:`numeric`}).format(t)}function Yn(e,t){return Gn(e,{dateStyle:`medium`,timeStyle:`medium`}).format(t)}function Xn(e,t){return Gn(e,{dateStyle:`short`}).format(t)}function Zn(e,t,n){let r=new Intl.RelativeTimeFormat(e.locale.language,{numeric:`auto`});for(let i of[0,1])if(Xn(e,t)===Xn(e,new Date(n.getTime()-i*Hn*1e3))){let t=r.format(-i,`day`);return t.charAt(0).toLocaleUpperCase(e.locale.language)+t.slice(1)}return Gn(e,{weekday:`long`,day:`numeric`,month:`long`,...t.getFullYear()===n.getFullYear()?{}:{year:`numeric`}}).format(t)}function Qn(e,t,n){let r=Math.max(0,(n.getTime()-t.getTime())/1e3),i=new Intl.RelativeTimeFormat(e.locale.language,{numeric:`auto`,style:`short`});for(let[e,t]of Un)if(r>=t)return i.format(-Math.floor(r/t),e);return i.format(0,`second`)}var $n=new Set([`ringing`,`alerting`,`answered`,`on_hold`]);function er(e,t){let n=(e,n,r=null,i=0)=>({...H(t,n,r),kind:e,others:i}),r=n(`caller`,e.caller_number,e.caller_name);e.campaign&&!e.caller_number&&(r.label=t.t(`campaign.name`,{name:e.campaign.campaign_id}));let i=e.path.map(e=>n(`menu`,e)),a=e.transferred_by.filter(t=>t!==e.caller_number).map(e=>n(`left`,e));if(e.direction===`outbound`){let t=new Set([...e.transferred_by,e.caller_number]),i=e.transferred_by.length?e.extensions.filter(e=>!t.has(e)).at(-1):null;return[r,...a,...i?[n(`left`,i)]:[],n(`called`,e.called_number,e.called_name)]}let[o,s]=tr(e),c=o===e.called_number?e.called_name:null,l=o===null?a.length>0:e.path.includes(o);return[r,...i,...a,...l?[]:[n(`called`,o,c,s)]]}function tr(e){let t=new Set([...e.transferred_by,e.caller_number]),n=e.members.filter(e=>e.kind===`extension`&&e.state!==null&&$n.has(e.state)).map(e=>e.number).filter(e=>!t.has(e));if(e.state!==`ended`&&n.length)return[n[0]??null,n.length-1];let r=e.extensions.filter(e=>!t.has(e));if(e.transferred_by.length){let n=t.has(e.called_number)?null:e.called_number;return[r.at(-1)??n,0]}return e.answered_by?[e.answered_by,0]:e.called_number&&!e.path.includes(e.called_number)?[e.called_number,0]:r.length?[r[0]??null,r.length-1]:[e.called_number,0]}var nr=36e5;function rr(e,t){let{hass:n,t:r,naming:i,now:a,isOpen:o}=t,s=zt(e,r),c=er(e,i),l=e.direction===`outbound`,[u,d]=l?[c.at(-1),c.slice(0,-1)]:[c[0],c.slice(1)],f=e.started_at?new Date(e.started_at):null,p=f!==null&&a.getTime()-f.getTime()<nr;return k`<button
type="button"
class="row tone-${s.tone}"
aria-expanded=${o}
@click=${t.toggle}
>
<span class="badge"><ha-icon icon=${s.icon} aria-hidden="true"></ha-icon></span>
<span class="hidden-text">${s.label}</span>
<span class="lines">
<span class="first">
<span class="cut ${e.outcome===`missed`?`missed`:``}"
>${u?U(u):j}</span
>
${e.handled_at?k`<ha-icon
class="handled"
icon="mdi:check-circle"
title=${r(`call.handled`)}
aria-hidden="true"
></ha-icon
><span class="hidden-text">${r(`call.handled`)}</span>`:j}
</span>
<span class="second way">
${Vt(l?`mdi:arrow-left`:`mdi:arrow-right`)}${Bt(d)}
</span>
</span>
<span class="end">
${f?k`<time datetime=${e.started_at??``} title=${Yn(n,f)}
>${p?Qn(n,f,a):qn(n,f)}</time
>`:j}
<span class="duration">${ir(e,r)}</span>
</span>
</button>
${o?ar(e,t,u):j}`}function ir(e,t){return e.outcome===`answered`||e.outcome===`voicemail`?e.talk_seconds===null?``:Kn(e.talk_seconds):e.outcome===`unknown`||!e.outcome?``:t(`call.outcomes.${e.outcome}`)}function ar(e,t,n){let{hass:r,t:i,naming:a}=t,o=er(e,a);return k`<div class="details">
<dl>
${[[i(`call.details.outcome`),zt(e,i).label],[i(`call.details.way`),k`<span class="way">${Bt(o)}</span>`],[i(`call.details.number`),n?.number],[i(`call.details.started`),e.started_at&&Yn(r,new Date(e.started_at))],[i(`call.details.rang`),e.ring_seconds===null?null:Kn(e.ring_seconds)],[i(`call.details.talked`),e.talk_seconds?Kn(e.talk_seconds):null],[i(`call.details.trunk`),e.trunk],[i(`call.details.reason`),e.outcome===`answered`?null:e.reason],[i(`call.details.campaign`),e.campaign?.campaign_id],[i(`call.details.recording`),e.recording],[i(`call.details.system`),t.systemTitle]].map(([e,t])=>t?k`<dt>${e}</dt>
<dd>${t}</dd>`:j)}
</dl>
${n?.dial?k`<a class="call-back" href=${Ft(n.dial)}>
<ha-icon icon="mdi:phone" aria-hidden="true"></ha-icon>${i(`call.call_back`)}
</a>`:j}
</div>`}var or=w`
button.row:hover {
background: color-mix(in srgb, var(--pbx-text) 4%, transparent);
}
button.row:focus-visible {
outline-offset: -2px;
border-radius: var(--pbx-radius);
}
.missed {
color: color-mix(in srgb, var(--pbx-missed) 75%, var(--pbx-text));
}
.handled {
flex: none;
color: var(--pbx-talking);
--mdc-icon-size: 16px;
}
.end time,
.duration {
display: block;
}
.end time {
color: var(--pbx-text);
}
.details {
padding: 0 var(--pbx-gap) 12px;
padding-inline-start: calc(var(--pbx-gap) + 48px);
}
dl {
display: grid;
grid-template-columns: minmax(72px, max-content) 1fr;
gap: 4px 12px;
margin: 0;
font-size: 12px;
line-height: 18px;
}
dt {
color: var(--pbx-text-2);
}
dd {
margin: 0;
min-width: 0;
overflow-wrap: anywhere;
font-variant-numeric: tabular-nums;
}
.call-back {
display: inline-flex;
align-items: center;
gap: 8px;
min-height: 36px;
margin-block-start: 8px;
padding: 0 16px 0 12px;
border-radius: 18px;
font-size: 14px;
font-weight: 500;
text-decoration: none;
color: color-mix(in srgb, var(--pbx-talking) 45%, var(--pbx-text));
background: color-mix(in srgb, var(--pbx-talking) 14%, transparent);
--mdc-icon-size: 18px;
}
`;function sr(e,t,n){let r=[],i=``;for(let a of t.filter(({state:e})=>e===`ended`)){if(a.started_at){let t=new Date(a.started_at),o=Xn(e,t);o!==i&&(r.push({key:`day ${o}`,day:Zn(e,t,n)}),i=o)}r.push({key:L(a),call:a})}return r}var cr=class{#e;#t;#n;#r;constructor(e,t){this.read=e,this.changed=t,this.calls=[],this.failure=null,this.isLoading=!1,this.#e={},this.#t=null,this.#n=!1,this.#r=0}get isFresh(){return!this.#n}get hasMore(){return this.#t!==null}async start(e){this.#e=e,this.#t=null,this.#n=!1,this.#r++,this.isLoading=!1,await this.#i(null,e=>{this.calls=e.calls,this.#t=e.next_cursor,this.#n=!0})}async more(){this.#t!==null&&!this.isLoading&&this.#n&&await this.#i(this.#t,e=>{let t=new Set(this.calls.map(L));this.calls=[...this.calls,...e.calls.filter(e=>!t.has(L(e)))],this.#t=e.next_cursor})}async refresh(){if(!this.#n||this.failure){await this.start(this.#e);return}let e=this.#r,t;try{t=await this.read(this.#e,{limit:50})}catch{return}if(e!==this.#r)return;let n=new Set(t.calls.flatMap(e=>e.ids.map(t=>L({...e,call_id:t}))));if(this.calls.some(e=>n.has(L(e)))&&t.next_cursor!==null){let e=t.calls.at(-1)?.started_at??``,r=this.calls.filter(t=>!n.has(L(t))&&(t.started_at??``)<=e);this.calls=[...t.calls,...r]}else this.calls=t.calls,this.#t=t.next_cursor;this.changed()}async#i(e,t){let n=this.#r;this.isLoading=!0,this.failure=null,this.changed();try{let r=await this.read(this.#e,{cursor:e,limit:50});n===this.#r&&t(r)}catch(e){n===this.#r&&(this.failure=R(e))}n===this.#r&&(this.isLoading=!1,this.changed())}},lr=[Yt,Ht,or,w`
:host {
display: flex;
flex-direction: column;
min-height: 0;
}
.controls {
display: flex;
flex-wrap: wrap;
gap: 8px;
padding: 8px var(--pbx-gap);
}
.search {
flex: 1 1 200px;
display: flex;
align-items: center;
gap: 8px;
height: 36px;
padding: 0 12px;
border-radius: 18px;
background: color-mix(in srgb, var(--pbx-text) 6%, transparent);
color: var(--pbx-text-2);
--mdc-icon-size: 18px;
}
.search:focus-within {
outline: 2px solid var(--pbx-primary);
}
.search input {
flex: 1;
min-width: 0;
height: 100%;
border: 0;
outline: 0;
background: none;
font-size: 14px;
color: var(--pbx-text);
}
.search input::placeholder {
color: var(--pbx-text-2);
opacity: 1;
}
.search input::-webkit-search-cancel-button {
filter: grayscale(1);
}
.chips {
display: flex;
gap: 8px;
min-width: 0;
margin-inline: calc(-1 * var(--pbx-gap));
padding: 2px var(--pbx-gap);
overflow-x: auto;
scrollbar-width: none;
}
.chip {
flex: none;
display: inline-flex;
align-items: center;
gap: 6px;
height: 32px;
padding-inline: 10px 12px;
border: 1px solid var(--pbx-line);
border-radius: 16px;
font-size: 13px;
white-space: nowrap;
--mdc-icon-size: 16px;
}
.chip ha-icon {
color: var(--pbx-text-2);
}
.chip:hover {
background: color-mix(in srgb, var(--pbx-text) 4%, transparent);
}
.chip[aria-pressed="true"] {
border-color: transparent;
background: color-mix(in srgb, var(--pbx-primary) 20%, transparent);
font-weight: 500;
}
.chip[aria-pressed="true"] ha-icon {
color: inherit;
}
.scroller {
position: relative;
flex: 1 1 auto;
min-height: 112px;
overflow-y: auto;
overflow-x: hidden;
overflow-anchor: none;
overscroll-behavior: contain;
scrollbar-width: thin;
scrollbar-color: var(--pbx-line) transparent;
}
.list {
position: relative;
}
.item {
position: absolute;
inset-block-start: 0;
inset-inline: 0;
}
h3 {
margin: 0;
padding: 12px var(--pbx-gap) 4px;
font-size: 12px;
font-weight: 500;
line-height: 20px;
color: var(--pbx-text-2);
}
.notice {
min-height: 100%;
}
.text-button {
min-height: 36px;
padding: 0 12px;
border-radius: 18px;
font-size: 14px;
font-weight: 500;
color: color-mix(in srgb, var(--pbx-primary) 65%, var(--pbx-text));
}
.more-failed {
display: flex;
align-items: center;
justify-content: center;
gap: 8px;
padding: 4px var(--pbx-gap);
font-size: 13px;
color: var(--pbx-text-2);
}
`],ur=56,dr=36,fr=240,pr=8,mr=20,hr=300,gr=300,_r=60,q=class extends K{static{this.styles=[...K.styles,...lr]}#e;#t;#n;#r;#i;constructor(){super(),this.chips=[],this.rows=7,this.pressed=new Set,this.text=``,this.open=null,this.#e=new cr((e,t)=>ct(this.hass,e,t),()=>this.requestUpdate()),this.#t=[],this.#i=new xn(this,{count:0,getScrollElement:()=>this.scroller,estimateSize:e=>this.#l(e),overscan:pr}),new zn(this,()=>this.#t.length?_r:null)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(this.#n),clearTimeout(this.#r)}refresh(){clearTimeout(this.#r),this.#r=setTimeout(()=>void this.#e.refresh(),gr)}willUpdate(e){e.has(`chips`)&&(this.pressed=new Set(this.chips)),(e.has(`chips`)||e.has(`configEntry`))&&this.#a(),this.#t=sr(this.hass,this.#e.calls,new Date);let t=this.#i.getVirtualizer();t.setOptions({...t.options,count:this.#t.length,getItemKey:e=>this.#t[e]?.key??e,anchorTo:(this.scroller?.scrollTop??0)>ur?`end`:`start`})}updated(){let e=this.#i.getVirtualizer();for(let t of this.renderRoot.querySelectorAll(`.item`))e.measureElement(t);let t=e.getVirtualItems().at(-1);t&&t.index>=this.#t.length-mr&&!this.#e.failure&&this.#e.more()}#a(){this.open=null,this.scroller?.scrollTo({top:0}),this.#e.start(Dt(this.pressed,this.text,this.configEntry))}#o(e){let t=new Set(this.pressed);t.delete(e)||t.add(e),this.pressed=t,this.#a()}#s(e){this.text=e.target.value,clearTimeout(this.#n),this.#n=setTimeout(()=>this.#a(),hr)}#c(){this.pressed=new Set,this.text=``,this.#a()}#l(e){let t=this.#t[e];return t&&`day`in t?dr:ur}render(){let e=this.#i.getVirtualizer().getTotalSize(),t=this.rows*ur+dr,n=this.#t.length?Math.min(e,t):this.#e.isFresh?t:fr;return k`${this.#u()}
<div
class="scroller"
style=${Ln({"flex-basis":`${n}px`})}
aria-busy=${this.#e.isLoading}
>
${this.#t.length?this.#d(e):this.#p()}
</div>
${this.#t.length&&this.#e.failure?k`<div class="more-failed">
${this.t(`states.error`)}
<button type="button" class="text-button" @click=${()=>void this.#e.more()}>
${this.t(`states.retry`)}
</button>
</div>`:j}`}#u(){let{t:e}=this;return k`<div class="controls">
<label class="search">
<ha-icon icon="mdi:magnify" aria-hidden="true"></ha-icon>
<input
type="search"
autocomplete="off"
spellcheck="false"
.value=${this.text}
placeholder=${e(`call_card.search`)}
aria-label=${e(`call_card.search`)}
@input=${this.#s}
/>
</label>
<div class="chips" role="group" aria-label=${e(`call_card.filters`)}>
${Ct.map(t=>k`<button
type="button"
class="chip"
aria-pressed=${this.pressed.has(t)}
@click=${()=>this.#o(t)}
>
<ha-icon icon=${wt[t]} aria-hidden="true"></ha-icon
>${e(`editor.filters_options.${t}`)}
</button>`)}
</div>
</div>`}#d(e){let t=this.#i.getVirtualizer(),n=new Date;return k`<div
class="list"
role="list"
aria-label=${this.t(`call_card.sections.history`)}
style=${Ln({height:`${e}px`})}
>
${Pn(t.getVirtualItems(),({key:e})=>e,({index:e,start:t})=>{let r=this.#t[e];return r?k`<div
class="item"
role="listitem"
data-index=${e}
style=${Ln({transform:`translateY(${t}px)`})}
>
${`day`in r?k`<h3>${r.day}</h3>`:this.#f(r.call,n)}
</div>`:j})}
</div>`}#f(e,t){let n=L(e),r=this.open===n;return rr(e,{hass:this.hass,t:this.t,naming:this.naming(e.config_entry_id),systemTitle:this.systemTitle(e),now:t,isOpen:r,toggle:()=>this.open=r?null:n})}#p(){let{t:e}=this;return this.#e.failure===`not_allowed`?z({icon:`mdi:lock-outline`,title:e(`states.not_allowed`),text:e(`states.not_allowed_text`)}):this.#e.failure?z({icon:`mdi:alert-circle-outline`,title:e(`states.error`),tone:`bad`,action:{label:e(`states.retry`),run:()=>void this.#e.refresh()}}):this.#e.isFresh?_t(e(`states.loading`),this.rows):this.pressed.size||this.text.trim()?z({icon:`mdi:filter-off-outline`,title:e(`call_card.no_match`),action:{label:e(`call_card.clear_filters`),run:()=>this.#c()}}):z({icon:`mdi:phone-log`,title:e(`call_card.no_calls`),text:e(`call_card.no_calls_text`)})}};B([F({attribute:!1})],q.prototype,`chips`,void 0),B([F({attribute:!1})],q.prototype,`rows`,void 0),B([I()],q.prototype,`pressed`,void 0),B([I()],q.prototype,`text`,void 0),B([I()],q.prototype,`open`,void 0),B([it(`.scroller`)],q.prototype,`scroller`,void 0),customElements.get(`pbx-call-history`)??customElements.define(`pbx-call-history`,q);function vr(e,t){let n=e.state===`ringing`?e.started_at:e.answered_at??e.started_at;return n?Math.max(0,(t-Date.parse(n))/1e3):0}var yr=class extends K{static{this.styles=[...K.styles,Yt,Ht,w`
.live {
position: relative;
background: color-mix(in srgb, var(--pbx-tone) 7%, transparent);
}
.live + .live {
border-block-start: 1px solid var(--pbx-line);
}
.live::before {
content: "";
position: absolute;
inset-block: 8px;
inset-inline-start: 0;
width: 3px;
border-start-end-radius: 3px;
border-end-end-radius: 3px;
background: var(--pbx-tone);
}
.state {
display: block;
font-weight: 500;
color: color-mix(in srgb, var(--pbx-tone) 45%, var(--pbx-text));
}
.clock {
display: block;
font-size: 16px;
line-height: 22px;
color: var(--pbx-text);
}
.tone-ringing .badge {
animation: pbx-ring 1.4s ease-out infinite;
}
.quiet {
display: flex;
align-items: center;
gap: 12px;
min-height: 48px;
padding: 4px var(--pbx-gap);
font-size: 14px;
color: var(--pbx-text-2);
}
.quiet ha-icon {
width: 36px;
text-align: center;
--mdc-icon-size: 20px;
}
@keyframes pbx-ring {
from {
box-shadow: 0 0 0 0 color-mix(in srgb, var(--pbx-tone) 50%, transparent);
}
to {
box-shadow: 0 0 0 10px transparent;
}
}
@media (prefers-reduced-motion: reduce) {
.tone-ringing .badge {
animation: none;
}
}
`]}constructor(){super(),this.calls=[],new zn(this,()=>this.calls.length?1:null)}render(){if(!this.calls.length)return k`<div class="quiet" role="status">
<ha-icon icon="mdi:phone-hangup" aria-hidden="true"></ha-icon>${this.t(`call_card.no_live_calls`)}
</div>`;let e=Date.now();return k`<div role="list" aria-label=${this.t(`call_card.sections.now`)}>
${Pn(this.calls,L,t=>this.#e(t,e))}
</div>`}#e(e,t){let n=zt(e,this.t),[r,...i]=er(e,this.naming(e.config_entry_id)),a=this.systemTitle(e);return k`<div class="row live tone-${n.tone}" role="listitem">
<span class="badge"><ha-icon icon=${n.icon} aria-hidden="true"></ha-icon></span>
<span class="lines">
<span class="first">
<span class="cut">${r?U(r):j}</span>
${e.trunk?k`<span class="tag cut">${e.trunk}</span>`:j}
</span>
<span class="second way">
${r?.number?k`<bdi class="numbers">${r.number}</bdi>`:j}
${Vt(`mdi:arrow-right`)}${Bt(i)}
</span>
${a?k`<span class="second"><span class="cut">${a}</span></span>`:j}
</span>
<span class="end">
<span class="state">${n.label}</span>
<span class="clock" role="timer" aria-live="off">${Kn(vr(e,t))}</span>
</span>
</div>`}};B([F({attribute:!1})],yr.prototype,`calls`,void 0),customElements.get(`pbx-live-calls`)??customElements.define(`pbx-live-calls`,yr);var br=36e5,xr=[[`answered`,`talking`],[`voicemail`,`voicemail`],[`missed`,`missed`],[`failed`,`failed`]];function Sr(e){let t=Math.floor(e.getTime()/br)*br;return{start:new Date(t-23*br),end:new Date(t+br)}}function Cr(e,t){let n=()=>Array.from({length:24},()=>0),r={starts:Array.from({length:24},(e,n)=>new Date(t.getTime()+n*br)),counts:{answered:n(),voicemail:n(),missed:n(),failed:n(),unknown:n()},talkSeconds:0,answerSeconds:null},i=0,a=0;for(let n of e){let e=Math.floor((Date.parse(n.start)-t.getTime())/br);for(let[t,i]of Object.entries(n.outcomes)){let n=r.counts[t];n?.[e]!==void 0&&(n[e]+=i)}r.talkSeconds+=n.talk_seconds,i+=n.answered,a+=n.answer_seconds}return r.answerSeconds=i?a/i:null,r}function wr(e,t){return e.counts[t].reduce((e,t)=>e+t,0)}var Tr={svg:`http://www.w3.org/2000/svg`,xmlns:`http://www.w3.org/2000/xmlns/`,xhtml:`http://www.w3.org/1999/xhtml`,xlink:`http://www.w3.org/1999/xlink`,ct:`http://gionkunz.github.com/chartist-js/ct`},Er={"&":`&amp;`,"<":`&lt;`,">":`&gt;`,'"':`&quot;`,"'":`&#039;`};function Dr(e,t){return typeof e==`number`?e+t:e}function Or(e){if(typeof e==`string`){let t=/^(\d+)\s*(.*)$/g.exec(e);return{value:t?+t[1]:0,unit:t?.[2]||void 0}}return{value:Number(e)}}function kr(e){return String.fromCharCode(97+e%26)}var Ar=2221e-19;function jr(e){return Math.floor(Math.log(Math.abs(e))/Math.LN10)}function Mr(e,t,n){return t/n.range*e}function Nr(e,t){let n=10**(t||8);return Math.round(e*n)/n}function Pr(e){if(e===1)return e;function t(e,n){return e%n===0?n:t(n,e%n)}function n(e){return e*e+1}let r=2,i=2,a;if(e%2==0)return 2;do r=n(r)%e,i=n(n(i))%e,a=t(Math.abs(r-i),e);while(a===1);return a}function Fr(e,t,n){let r=arguments.length>3&&arguments[3]!==void 0&&arguments[3],i={high:t.high,low:t.low,valueRange:0,oom:0,step:0,min:0,max:0,range:0,numberOfSteps:0,values:[]};i.valueRange=i.high-i.low,i.oom=jr(i.valueRange),i.step=10**i.oom,i.min=Math.floor(i.low/i.step)*i.step,i.max=Math.ceil(i.high/i.step)*i.step,i.range=i.max-i.min,i.numberOfSteps=Math.round(i.range/i.step);let a=Mr(e,i.step,i)<n,o=r?Pr(i.range):0;if(r&&Mr(e,1,i)>=n)i.step=1;else if(r&&o<i.step&&Mr(e,o,i)>=n)i.step=o;else{let t=0;for(;;){if(a&&Mr(e,i.step,i)<=n)i.step*=2;else if(!a&&Mr(e,i.step/2,i)>=n){if(i.step/=2,r&&i.step%1!=0){i.step*=2;break}}else break;if(t++>1e3)throw Error(`Exceeded maximum number of iterations while optimizing scale step!`)}}i.step=Math.max(i.step,Ar);function s(e,t){return e===(e+=t)&&(e*=1+(t>0?Ar:-2221e-19)),e}let c=i.min,l=i.max;for(;c+i.step<=i.low;)c=s(c,i.step);for(;l-i.step>=i.high;)l=s(l,-i.step);i.min=c,i.max=l,i.range=i.max-i.min;let u=[];for(let e=i.min;e<=i.max;e=s(e,i.step)){let t=Nr(e);t!==u[u.length-1]&&u.push(t)}return i.values=u,i}function Ir(){let e=arguments.length>0&&arguments[0]!==void 0?arguments[0]:{};var t=[...arguments].slice(1);for(let n=0;n<t.length;n++){let r=t[n],i=Object.getPrototypeOf(e);for(let t in r){if(i!==null&&t in i)continue;let n=r[t];e[t]=typeof n==`object`&&n&&!(n instanceof Array)?Ir(e[t],n):n}}return e}var Lr=e=>e;function Rr(e,t){return Array.from({length:e},t?(e,n)=>t(n):()=>void 0)}var zr=(e,t)=>Rr(Math.max(...e.map(e=>e.length)),n=>t(...e.map(e=>e[n])));function J(e,t){return typeof e==`object`&&!!e&&Reflect.has(e,t)}function Br(e){return e!==null&&isFinite(e)}function Vr(e){return!e&&e!==0}function Hr(e){return Br(e)?Number(e):void 0}function Ur(e){return Array.isArray(e)?e.every(Array.isArray):!1}function Wr(e,t){let n=arguments.length>2&&arguments[2]!==void 0&&arguments[2],r=0;e[n?`reduceRight`:`reduce`]((e,n,i)=>t(n,r++,i),void 0)}function Gr(e,t){let n=Array.isArray(e)?e[t]:J(e,`data`)?e.data[t]:null;return J(n,`meta`)?n.meta:void 0}function Kr(e){return e==null||typeof e==`number`&&isNaN(e)}function qr(e){return Array.isArray(e)&&e.every(e=>Array.isArray(e)||J(e,`data`))}function Jr(e){return typeof e==`object`&&!!e&&(Reflect.has(e,`x`)||Reflect.has(e,`y`))}function Yr(e){let t=arguments.length>1&&arguments[1]!==void 0?arguments[1]:`y`;return Jr(e)&&J(e,t)?Hr(e[t]):Hr(e)}function Xr(e,t,n){t={...t,...n?n===`x`?t.axisX:t.axisY:{}};let r={high:t.high===void 0?-Number.MAX_VALUE:+t.high,low:t.low===void 0?Number.MAX_VALUE:+t.low},i=t.high===void 0,a=t.low===void 0;function o(e){if(!Kr(e)){if(Array.isArray(e))for(let t=0;t<e.length;t++)o(e[t]);else{let t=Number(n&&J(e,n)?e[n]:e);i&&t>r.high&&(r.high=t),a&&t<r.low&&(r.low=t)}}}return(i||a)&&o(e),(t.referenceValue||t.referenceValue===0)&&(r.high=Math.max(t.referenceValue,r.high),r.low=Math.min(t.referenceValue,r.low)),r.high<=r.low&&(r.low===0?r.high=1:r.low<0?r.high=0:(r.high>0||(r.high=1),r.low=0)),r}function Zr(e){let t=arguments.length>1&&arguments[1]!==void 0&&arguments[1],n=arguments.length>2?arguments[2]:void 0,r=arguments.length>3?arguments[3]:void 0,i,a={labels:(e.labels||[]).slice(),series:ni(e.series,n,r)},o=a.labels.length;return Ur(a.series)?(i=Math.max(o,...a.series.map(e=>e.length)),a.series.forEach(e=>{e.push(...Rr(Math.max(0,i-e.length)))})):i=a.series.length,a.labels.push(...Rr(Math.max(0,i-o),()=>``)),t&&Qr(a),a}function Qr(e){var t;(t=e.labels)==null||t.reverse(),e.series.reverse();for(let t of e.series)J(t,`data`)?t.data.reverse():Array.isArray(t)&&t.reverse()}function $r(e,t){let n,r;if(typeof e!=`object`){let i=Hr(e);t===`x`?n=i:r=i}else J(e,`x`)&&(n=Hr(e.x)),J(e,`y`)&&(r=Hr(e.y));if(n!==void 0||r!==void 0)return{x:n,y:r}}function ei(e,t){if(!Kr(e))return t?$r(e,t):Hr(e)}function ti(e,t){return Array.isArray(e)?e.map(e=>J(e,`value`)?ei(e.value,t):ei(e,t)):ti(e.data,t)}function ni(e,t,n){if(qr(e))return e.map(e=>ti(e,t));let r=ti(e,t);return n?r.map(e=>[e]):r}function ri(e){let t=``;return e==null?e:(t=typeof e==`number`?``+e:typeof e==`object`?JSON.stringify({data:e}):String(e),Object.keys(Er).reduce((e,t)=>e.replaceAll(t,Er[t]),t))}var ii=class{call(e,t){return this.svgElements.forEach(n=>Reflect.apply(n[e],n,t)),this}attr(){var e=[...arguments];return this.call(`attr`,e)}elem(){var e=[...arguments];return this.call(`elem`,e)}root(){var e=[...arguments];return this.call(`root`,e)}getNode(){var e=[...arguments];return this.call(`getNode`,e)}foreignObject(){var e=[...arguments];return this.call(`foreignObject`,e)}text(){var e=[...arguments];return this.call(`text`,e)}empty(){var e=[...arguments];return this.call(`empty`,e)}remove(){var e=[...arguments];return this.call(`remove`,e)}addClass(){var e=[...arguments];return this.call(`addClass`,e)}removeClass(){var e=[...arguments];return this.call(`removeClass`,e)}removeAllClasses(){var e=[...arguments];return this.call(`removeAllClasses`,e)}animate(){var e=[...arguments];return this.call(`animate`,e)}constructor(e){this.svgElements=[];for(let t=0;t<e.length;t++)this.svgElements.push(new si(e[t]))}},ai={easeInSine:[.47,0,.745,.715],easeOutSine:[.39,.575,.565,1],easeInOutSine:[.445,.05,.55,.95],easeInQuad:[.55,.085,.68,.53],easeOutQuad:[.25,.46,.45,.94],easeInOutQuad:[.455,.03,.515,.955],easeInCubic:[.55,.055,.675,.19],easeOutCubic:[.215,.61,.355,1],easeInOutCubic:[.645,.045,.355,1],easeInQuart:[.895,.03,.685,.22],easeOutQuart:[.165,.84,.44,1],easeInOutQuart:[.77,0,.175,1],easeInQuint:[.755,.05,.855,.06],easeOutQuint:[.23,1,.32,1],easeInOutQuint:[.86,0,.07,1],easeInExpo:[.95,.05,.795,.035],easeOutExpo:[.19,1,.22,1],easeInOutExpo:[1,0,0,1],easeInCirc:[.6,.04,.98,.335],easeOutCirc:[.075,.82,.165,1],easeInOutCirc:[.785,.135,.15,.86],easeInBack:[.6,-.28,.735,.045],easeOutBack:[.175,.885,.32,1.275],easeInOutBack:[.68,-.55,.265,1.55]};function oi(e,t,n){let r=arguments.length>3&&arguments[3]!==void 0&&arguments[3],i=arguments.length>4?arguments[4]:void 0,{easing:a,...o}=n,s={},c,l;a&&(c=Array.isArray(a)?a:ai[a]),o.begin=Dr(o.begin,`ms`),o.dur=Dr(o.dur,`ms`),c&&(o.calcMode=`spline`,o.keySplines=c.join(` `),o.keyTimes=`0;1`),r&&(o.fill=`freeze`,s[t]=o.from,e.attr(s),l=Or(o.begin||0).value,o.begin=`indefinite`);let u=e.elem(`animate`,{attributeName:t,...o});r&&setTimeout(()=>{try{u._node.beginElement()}catch{s[t]=o.to,e.attr(s),u.remove()}},l);let d=u.getNode();i&&d.addEventListener(`beginEvent`,()=>i.emit(`animationBegin`,{element:e,animate:d,params:n})),d.addEventListener(`endEvent`,()=>{i&&i.emit(`animationEnd`,{element:e,animate:d,params:n}),r&&(s[t]=o.to,e.attr(s),u.remove())})}var si=class e{attr(e,t){return typeof e==`string`?t?this._node.getAttributeNS(t,e):this._node.getAttribute(e):(Object.keys(e).forEach(t=>{if(e[t]!==void 0){if(t.indexOf(`:`)!==-1){let n=t.split(`:`);this._node.setAttributeNS(Tr[n[0]],t,String(e[t]))}else this._node.setAttribute(t,String(e[t]))}}),this)}elem(t,n,r){let i=arguments.length>3&&arguments[3]!==void 0&&arguments[3];return new e(t,n,r,this,i)}parent(){return this._node.parentNode instanceof SVGElement?new e(this._node.parentNode):null}root(){let t=this._node;for(;t.nodeName!==`svg`&&t.parentElement;)t=t.parentElement;return new e(t)}querySelector(t){let n=this._node.querySelector(t);return n?new e(n):null}querySelectorAll(e){return new ii(this._node.querySelectorAll(e))}getNode(){return this._node}foreignObject(e,t,n){let r=arguments.length>3&&arguments[3]!==void 0&&arguments[3],i;if(typeof e==`string`){let t=document.createElement(`div`);t.innerHTML=e,i=t.firstChild}else i=e;i instanceof Element&&i.setAttribute(`xmlns`,Tr.xmlns);let a=this.elem(`foreignObject`,t,n,r);return a._node.appendChild(i),a}text(e){return this._node.appendChild(document.createTextNode(e)),this}empty(){for(;this._node.firstChild;)this._node.removeChild(this._node.firstChild);return this}remove(){var e;return(e=this._node.parentNode)==null||e.removeChild(this._node),this.parent()}replace(e){var t;return(t=this._node.parentNode)==null||t.replaceChild(e._node,this._node),e}append(e){return arguments.length>1&&arguments[1]!==void 0&&arguments[1]&&this._node.firstChild?this._node.insertBefore(e._node,this._node.firstChild):this._node.appendChild(e._node),this}classes(){let e=this._node.getAttribute(`class`);return e?e.trim().split(/\s+/):[]}addClass(e){return this._node.setAttribute(`class`,this.classes().concat(e.trim().split(/\s+/)).filter(function(e,t,n){return n.indexOf(e)===t}).join(` `)),this}removeClass(e){let t=e.trim().split(/\s+/);return this._node.setAttribute(`class`,this.classes().filter(e=>t.indexOf(e)===-1).join(` `)),this}removeAllClasses(){return this._node.setAttribute(`class`,``),this}height(){return this._node.clientHeight}width(){return this._node.clientWidth}animate(e){let t=arguments.length>1&&arguments[1]!==void 0?arguments[1]:!0,n=arguments.length>2?arguments[2]:void 0;return Object.keys(e).forEach(r=>{let i=e[r];Array.isArray(i)?i.forEach(e=>oi(this,r,e,!1,n)):oi(this,r,i,t,n)}),this}constructor(e,t,n,r,i=!1){e instanceof Element?this._node=e:(this._node=document.createElementNS(Tr.svg,e),e===`svg`&&this.attr({"xmlns:ct":Tr.ct})),t&&this.attr(t),n&&this.addClass(n),r&&(i&&r._node.firstChild?r._node.insertBefore(this._node,r._node.firstChild):r._node.appendChild(this._node))}};si.Easing=ai;function ci(e){let t=arguments.length>1&&arguments[1]!==void 0?arguments[1]:`100%`,n=arguments.length>2&&arguments[2]!==void 0?arguments[2]:`100%`,r=arguments.length>3?arguments[3]:void 0,i=arguments.length>4?arguments[4]:void 0;if(!e)throw Error(`Container element is not found`);Array.from(e.querySelectorAll(`svg`)).filter(e=>e.getAttributeNS(Tr.xmlns,`ct`)).forEach(t=>e.removeChild(t));let a=new si(`svg`).attr({width:t,height:n}).attr({style:`width: ${t}; height: ${n};`});return r&&a.addClass(r),i&&a.attr({viewBox:`0 0 ${i.width} ${i.height}`}),e.appendChild(a.getNode()),a}function li(e){return typeof e==`number`?{top:e,right:e,bottom:e,left:e}:e===void 0?{top:0,right:0,bottom:0,left:0}:{top:typeof e.top==`number`?e.top:0,right:typeof e.right==`number`?e.right:0,bottom:typeof e.bottom==`number`?e.bottom:0,left:typeof e.left==`number`?e.left:0}}function ui(e,t){let n=!!(t.axisX||t.axisY),r=t.axisY?.offset||0,i=t.axisX?.offset||0,a=t.axisY?.position,o=t.axisX?.position,s=t.viewBox?.width||e.width()||Or(t.width).value||0,c=t.viewBox?.height||e.height()||Or(t.height).value||0,l=li(t.chartPadding);s=Math.max(s,r+l.left+l.right),c=Math.max(c,i+l.top+l.bottom);let u={x1:0,x2:0,y1:0,y2:0,padding:l,width(){return this.x2-this.x1},height(){return this.y1-this.y2}};return n?(o===`start`?(u.y2=l.top+i,u.y1=Math.max(c-l.bottom,u.y2+1)):(u.y2=l.top,u.y1=Math.max(c-l.bottom-i,u.y2+1)),a===`start`?(u.x1=l.left+r,u.x2=Math.max(s-l.right,u.x1+1)):(u.x1=l.left,u.x2=Math.max(s-l.right-r,u.x1+1))):(u.x1=l.left,u.x2=Math.max(s-l.right,u.x1+1),u.y2=l.top,u.y1=Math.max(c-l.bottom,u.y2+1)),u}function di(e,t,n,r,i,a,o,s){let c={[`${n.units.pos}1`]:e,[`${n.units.pos}2`]:e,[`${n.counterUnits.pos}1`]:r,[`${n.counterUnits.pos}2`]:r+i},l=a.elem(`line`,c,o.join(` `));s.emit(`draw`,{type:`grid`,axis:n,index:t,group:a,element:l,...c})}function fi(e,t,n,r){let i=e.elem(`rect`,{x:t.x1,y:t.y2,width:t.width(),height:t.height()},n,!0);r.emit(`draw`,{type:`gridBackground`,group:e,element:i})}function pi(e,t,n,r,i,a,o,s,c,l){let u={[i.units.pos]:e+o[i.units.pos],[i.counterUnits.pos]:o[i.counterUnits.pos],[i.units.len]:t,[i.counterUnits.len]:Math.max(0,a-10)},d=Math.round(u[i.units.len]),f=Math.round(u[i.counterUnits.len]),p=document.createElement(`span`);p.className=c.join(` `),p.style[i.units.len]=d+`px`,p.style[i.counterUnits.len]=f+`px`,p.textContent=String(r);let m=s.foreignObject(p,{style:`overflow: visible;`,...u});l.emit(`draw`,{type:`label`,axis:i,index:n,group:s,element:m,text:r,...u})}function mi(e,t,n){let r,i=[];function a(i){let a=r;r=Ir({},e),t&&t.forEach(e=>{window.matchMedia(e[0]).matches&&(r=Ir({},r,e[1]))}),n&&i&&n.emit(`optionsChanged`,{previousOptions:a,currentOptions:r})}function o(){i.forEach(e=>e.removeEventListener(`change`,a))}if(window.matchMedia)t&&t.forEach(e=>{let t=window.matchMedia(e[0]);t.addEventListener(`change`,a),i.push(t)});else throw Error(`window.matchMedia not found! Make sure you're using a polyfill.`);return a(),{removeMediaQueryListeners:o,getCurrentOptions(){return r}}}var hi=class{on(e,t){let{allListeners:n,listeners:r}=this;e===`*`?n.add(t):(r.has(e)||r.set(e,new Set),r.get(e).add(t))}off(e,t){let{allListeners:n,listeners:r}=this;if(e===`*`)t?n.delete(t):n.clear();else if(r.has(e)){let n=r.get(e);t?n.delete(t):n.clear(),n.size||r.delete(e)}}emit(e,t){let{allListeners:n,listeners:r}=this;r.has(e)&&r.get(e).forEach(e=>e(t)),n.forEach(n=>n(e,t))}constructor(){this.listeners=new Map,this.allListeners=new Set}},gi=new WeakMap,_i=class{update(e,t){let n=arguments.length>2&&arguments[2]!==void 0&&arguments[2];if(e&&(this.data=e||{},this.data.labels=this.data.labels||[],this.data.series=this.data.series||[],this.eventEmitter.emit(`data`,{type:`update`,data:this.data})),t&&(this.options=Ir({},n?this.options:this.defaultOptions,t),!this.initializeTimeoutId)){var r;(r=this.optionsProvider)==null||r.removeMediaQueryListeners(),this.optionsProvider=mi(this.options,this.responsiveOptions,this.eventEmitter)}return!this.initializeTimeoutId&&this.optionsProvider&&this.createChart(this.optionsProvider.getCurrentOptions()),this}detach(){if(this.initializeTimeoutId)window.clearTimeout(this.initializeTimeoutId);else{var e;window.removeEventListener(`resize`,this.resizeListener),(e=this.optionsProvider)==null||e.removeMediaQueryListeners()}return gi.delete(this.container),this}on(e,t){return this.eventEmitter.on(e,t),this}off(e,t){return this.eventEmitter.off(e,t),this}initialize(){window.addEventListener(`resize`,this.resizeListener),this.optionsProvider=mi(this.options,this.responsiveOptions,this.eventEmitter),this.eventEmitter.on(`optionsChanged`,()=>this.update()),this.options.plugins&&this.options.plugins.forEach(e=>{Array.isArray(e)?e[0](this,e[1]):e(this)}),this.eventEmitter.emit(`data`,{type:`initial`,data:this.data}),this.createChart(this.optionsProvider.getCurrentOptions()),this.initializeTimeoutId=null}constructor(e,t,n,r,i){this.data=t,this.defaultOptions=n,this.options=r,this.responsiveOptions=i,this.eventEmitter=new hi,this.resizeListener=()=>this.update(),this.initializeTimeoutId=setTimeout(()=>this.initialize(),0);let a=typeof e==`string`?document.querySelector(e):e;if(!a)throw Error(`Target element ${typeof e==`string`?`"${e}"`:``} is not found`);this.container=a;let o=gi.get(a);o&&o.detach(),gi.set(a,this)}},Y={x:{pos:`x`,len:`width`,dir:`horizontal`,rectStart:`x1`,rectEnd:`x2`,rectOffset:`y2`},y:{pos:`y`,len:`height`,dir:`vertical`,rectStart:`y2`,rectEnd:`y1`,rectOffset:`x1`}},vi=class{createGridAndLabels(e,t,n,r){let i=this.units.pos===`x`?n.axisX:n.axisY,a=this.ticks.map((e,t)=>this.projectValue(e,t)),o=this.ticks.map(i.labelInterpolationFnc);a.forEach((s,c)=>{let l=o[c],u={x:0,y:0},d;d=a[c+1]?a[c+1]-s:Math.max(this.axisLength-s,this.axisLength/this.ticks.length),l!==``&&Vr(l)||(this.units.pos===`x`?(s=this.chartRect.x1+s,u.x=n.axisX.labelOffset.x,u.y=n.axisX.position===`start`?this.chartRect.padding.top+n.axisX.labelOffset.y+5:this.chartRect.y1+n.axisX.labelOffset.y+5):(s=this.chartRect.y1-s,u.y=n.axisY.labelOffset.y-d,u.x=n.axisY.position===`start`?this.chartRect.padding.left+n.axisY.labelOffset.x:this.chartRect.x2+n.axisY.labelOffset.x+10),i.showGrid&&di(s,c,this,this.gridOffset,this.chartRect[this.counterUnits.len](),e,[n.classNames.grid,n.classNames[this.units.dir]],r),i.showLabel&&pi(s,d,c,l,this,i.offset,u,t,[n.classNames.label,n.classNames[this.units.dir],i.position===`start`?n.classNames[i.position]:n.classNames.end],r))})}constructor(e,t,n){this.units=e,this.chartRect=t,this.ticks=n,this.counterUnits=e===Y.x?Y.y:Y.x,this.axisLength=t[this.units.rectEnd]-t[this.units.rectStart],this.gridOffset=t[this.units.rectOffset]}},yi=class extends vi{projectValue(e){let t=Number(Yr(e,this.units.pos));return this.axisLength*(t-this.bounds.min)/this.bounds.range}constructor(e,t,n,r){let i=r.highLow||Xr(t,r,e.pos),a=Fr(n[e.rectEnd]-n[e.rectStart],i,r.scaleMinSpace||20,r.onlyInteger),o={min:a.min,max:a.max};super(e,n,a.values),this.bounds=a,this.range=o}},bi=class extends vi{projectValue(e,t){return this.stepLength*t}constructor(e,t,n,r){let i=r.ticks||[];super(e,n,i);let a=Math.max(1,i.length-+!!r.stretch);this.stepLength=this.axisLength/a,this.stretch=!!r.stretch}};function xi(e){return zr(e,function(){var e=[...arguments];return Array.from(e).reduce((e,t)=>({x:e.x+(J(t,`x`)?t.x:0),y:e.y+(J(t,`y`)?t.y:0)}),{x:0,y:0})})}var Si={axisX:{offset:30,position:`end`,labelOffset:{x:0,y:0},showLabel:!0,showGrid:!0,labelInterpolationFnc:Lr,scaleMinSpace:30,onlyInteger:!1},axisY:{offset:40,position:`start`,labelOffset:{x:0,y:0},showLabel:!0,showGrid:!0,labelInterpolationFnc:Lr,scaleMinSpace:20,onlyInteger:!1},width:void 0,height:void 0,high:void 0,low:void 0,referenceValue:0,chartPadding:{top:15,right:15,bottom:5,left:10},seriesBarDistance:15,stackBars:!1,stackMode:`accumulate`,horizontalBars:!1,distributeSeries:!1,reverseData:!1,showGridBackground:!1,classNames:{chart:`ct-chart-bar`,horizontalBars:`ct-horizontal-bars`,label:`ct-label`,labelGroup:`ct-labels`,series:`ct-series`,bar:`ct-bar`,grid:`ct-grid`,gridGroup:`ct-grids`,gridBackground:`ct-grid-background`,vertical:`ct-vertical`,horizontal:`ct-horizontal`,start:`ct-start`,end:`ct-end`}},Ci=class extends _i{createChart(e){let{data:t}=this,n=Zr(t,e.reverseData,e.horizontalBars?`x`:`y`,!0),r=ci(this.container,e.width,e.height,e.classNames.chart+(e.horizontalBars?` `+e.classNames.horizontalBars:``),e.viewBox),i=e.stackBars&&e.stackMode!==!0&&n.series.length?Xr([xi(n.series)],e,e.horizontalBars?`x`:`y`):Xr(n.series,e,e.horizontalBars?`x`:`y`);this.svg=r;let a=r.elem(`g`).addClass(e.classNames.gridGroup),o=r.elem(`g`),s=r.elem(`g`).addClass(e.classNames.labelGroup);typeof e.high==`number`&&(i.high=e.high),typeof e.low==`number`&&(i.low=e.low);let c=ui(r,e),l,u=e.distributeSeries&&e.stackBars?n.labels.slice(0,1):n.labels,d,f,p;e.horizontalBars?(l=f=e.axisX.type===void 0?new yi(Y.x,n.series,c,{...e.axisX,highLow:i,referenceValue:0}):new e.axisX.type(Y.x,n.series,c,{...e.axisX,highLow:i,referenceValue:0}),d=p=e.axisY.type===void 0?new bi(Y.y,n.series,c,{ticks:u}):new e.axisY.type(Y.y,n.series,c,e.axisY)):(d=f=e.axisX.type===void 0?new bi(Y.x,n.series,c,{ticks:u}):new e.axisX.type(Y.x,n.series,c,e.axisX),l=p=e.axisY.type===void 0?new yi(Y.y,n.series,c,{...e.axisY,highLow:i,referenceValue:0}):new e.axisY.type(Y.y,n.series,c,{...e.axisY,highLow:i,referenceValue:0}));let m=e.horizontalBars?c.x1+l.projectValue(0):c.y1-l.projectValue(0),h=e.stackMode===`accumulate`,g=e.stackMode===`accumulate-relative`,_=[],ee=[],v=_;d.createGridAndLabels(a,s,e,this.eventEmitter),l.createGridAndLabels(a,s,e,this.eventEmitter),e.showGridBackground&&fi(a,c,e.classNames.gridBackground,this.eventEmitter),Wr(t.series,(r,i)=>{let a=i-(t.series.length-1)/2,s;s=e.distributeSeries&&!e.stackBars?d.axisLength/n.series.length/2:e.distributeSeries&&e.stackBars?d.axisLength/2:d.axisLength/n.series[i].length/2;let u=o.elem(`g`),y=J(r,`name`)&&r.name,b=J(r,`className`)&&r.className,x=J(r,`meta`)?r.meta:void 0;y&&u.attr({"ct:series-name":y}),x&&u.attr({"ct:meta":ri(x)}),u.addClass([e.classNames.series,b||`${e.classNames.series}-${kr(i)}`].join(` `)),n.series[i].forEach((t,o)=>{let y=J(t,`x`)&&t.x,b=J(t,`y`)&&t.y,x;x=e.distributeSeries&&!e.stackBars?i:e.distributeSeries&&e.stackBars?0:o;let S;S=e.horizontalBars?{x:c.x1+l.projectValue(y||0,o,n.series[i]),y:c.y1-d.projectValue(b||0,x,n.series[i])}:{x:c.x1+d.projectValue(y||0,x,n.series[i]),y:c.y1-l.projectValue(b||0,o,n.series[i])},d instanceof bi&&(d.stretch||(S[d.units.pos]+=s*(e.horizontalBars?-1:1)),S[d.units.pos]+=e.stackBars||e.distributeSeries?0:a*e.seriesBarDistance*(e.horizontalBars?-1:1)),g&&(v=b>=0||y>=0?_:ee);let te=v[o]||m;if(v[o]=te-(m-S[d.counterUnits.pos]),t===void 0)return;let C={[`${d.units.pos}1`]:S[d.units.pos],[`${d.units.pos}2`]:S[d.units.pos]};e.stackBars&&(h||g||!e.stackMode)?(C[`${d.counterUnits.pos}1`]=te,C[`${d.counterUnits.pos}2`]=v[o]):(C[`${d.counterUnits.pos}1`]=m,C[`${d.counterUnits.pos}2`]=S[d.counterUnits.pos]),C.x1=Math.min(Math.max(C.x1,c.x1),c.x2),C.x2=Math.min(Math.max(C.x2,c.x1),c.x2),C.y1=Math.min(Math.max(C.y1,c.y2),c.y1),C.y2=Math.min(Math.max(C.y2,c.y2),c.y1);let ne=Gr(r,o),re=u.elem(`line`,C,e.classNames.bar).attr({"ct:value":[y,b].filter(Br).join(`,`),"ct:meta":ri(ne)});this.eventEmitter.emit(`draw`,{type:`bar`,value:t,index:o,meta:ne,series:r,seriesIndex:i,axisX:f,axisY:p,chartRect:c,group:u,element:re,...C})})},e.reverseData),this.eventEmitter.emit(`created`,{chartRect:c,axisX:f,axisY:p,svg:r,options:e})}constructor(e,t,n,r){super(e,t,Si,Ir({},Si,n),r),this.data=t}},wi=56,Ti=[1,2,3,4,6,7,8,12,14,24];function Ei(e,t){let n=Math.max(1,Math.floor(t/wi));return Ti.find(t=>e/t<=n)??e}function Di(e){let t=e[0]?.values.length??0;return Math.max(0,...Array.from({length:t},(t,n)=>e.reduce((e,{values:t})=>e+(t[n]??0),0)))}var Oi=w`
:host {
display: block;
position: relative;
/* Time goes from left to right in charts everywhere, as in Home Assistant's own. */
direction: ltr;
}
.plot {
overflow: hidden;
touch-action: pan-y;
}
.ct-label {
display: flex;
font-size: 11px;
line-height: 14px;
font-variant-numeric: tabular-nums;
white-space: nowrap;
color: var(--secondary-text-color, #5e5e5e);
}
.ct-label.ct-horizontal {
justify-content: center;
padding-top: 4px;
}
.ct-label.ct-vertical {
align-items: flex-end;
justify-content: flex-end;
padding-inline-end: 4px;
transform: translateY(6px);
}
.ct-grid {
stroke: var(--divider-color, rgba(0, 0, 0, 0.12));
stroke-width: 1px;
shape-rendering: crispEdges;
}
.ct-bar {
fill: none;
}
.lit {
position: absolute;
top: 0;
pointer-events: none;
border-radius: 4px;
background: color-mix(in srgb, var(--primary-text-color, #141414) 6%, transparent);
}
.tip {
position: absolute;
top: 0;
z-index: 1;
max-width: min(240px, 80%);
padding: 8px 12px;
border-radius: 8px;
font-size: 12px;
line-height: 18px;
color: var(--primary-text-color, #141414);
background: var(--ha-card-background, var(--card-background-color, #fff));
border: 1px solid var(--divider-color, rgba(0, 0, 0, 0.12));
box-shadow: 0 2px 8px rgba(0, 0, 0, 0.2);
pointer-events: none;
transform: translateX(-50%);
}
.tip b {
display: block;
font-weight: 500;
}
.tip span {
display: flex;
align-items: center;
gap: 6px;
}
.tip i {
flex: none;
width: 8px;
height: 8px;
border-radius: 2px;
}
.tip em {
flex: 1;
font-style: normal;
overflow: hidden;
text-overflow: ellipsis;
white-space: nowrap;
}
.tip strong {
padding-inline-start: 12px;
font-weight: 500;
font-variant-numeric: tabular-nums;
}
/* A table keeps the height of its rows whatever it is told. */
.table {
position: absolute;
inset-block-start: 0;
width: 1px;
height: 1px;
overflow: hidden;
clip-path: inset(50%);
white-space: nowrap;
}
`,ki=.72,Ai=28,ji=20,Mi=20,Ni=7,Pi=80,Fi=4,X=class extends P{constructor(...e){super(...e),this.series=[],this.labels=[],this.names=[],this.caption=``,this.language=`en`,this.height=160,this.bar=null,this.#t=0,this.#n={left:0,top:0,width:0,height:0},this.#r=new ResizeObserver(()=>{this.clientWidth!==this.#t&&this.#a()})}static{this.styles=Oi}#e;#t;#n;#r;connectedCallback(){super.connectedCallback(),this.#r.observe(this)}disconnectedCallback(){super.disconnectedCallback(),this.#r.disconnect(),this.#e?.detach(),this.#e=void 0}render(){let e=this.series.filter(({values:e})=>e.some(Boolean));return k`
<div
class="plot"
aria-hidden="true"
style="height: ${this.height}px"
@pointermove=${this.#o}
@pointerdown=${this.#o}
@pointerleave=${()=>this.bar=null}
></div>
${this.#i()}
<div class="table">
<table>
<caption>
${this.caption}
</caption>
<tr>
<td></td>
${e.map(({label:e})=>k`<th scope="col">${e}</th>`)}
</tr>
${this.names.map((t,n)=>e.some(({values:e})=>e[n])?k`<tr>
<th scope="row">${t}</th>
${e.map(({values:e})=>k`<td>${e[n]}</td>`)}
</tr>`:j)}
</table>
</div>
`}#i(){let{bar:e}=this;if(e===null)return j;let{left:t,top:n,width:r,height:i}=this.#n,a=r/this.labels.length,o=t+(e+.5)*a,s=Math.min(Math.max(o,Pi),Math.max(this.#t-Pi,Pi)),c=this.series.filter(({values:t})=>t[e]);return k`<div
class="lit"
style="left: ${o-a/2}px; top: ${n}px; width: ${a}px; height: ${i}px"
></div>
<div class="tip" style="left: ${s}px" aria-hidden="true">
<b>${this.names[e]}</b>
${c.length?c.map(({label:t,color:n,values:r})=>k`<span
><i style="background: ${n}"></i><em dir="auto">${t}</em
><strong>${r[e]?.toLocaleString(this.language)}</strong></span
>`):k`<span>0</span>`}
</div>`}updated(e){(!this.#e||[`series`,`labels`,`height`,`language`].some(t=>e.has(t)))&&this.#a()}#a(){this.#t=this.clientWidth;let e=this.labels.length;if(!this.#t||!e||!this.plot)return;let t=Math.max(Di(this.series),Fi),n=Ei(e,this.#t),r=Math.max(Mi,12+Ni*t.toLocaleString(this.language).length),i=Math.min(Ai,(this.#t-r)/e*ki);this.#e?.detach(),this.plot.replaceChildren(),this.#e=new Ci(this.plot,{labels:[...this.labels],series:this.series.map(({values:e})=>[...e])},{stackBars:!0,height:this.height,chartPadding:{top:8,right:0,bottom:0,left:0},axisX:{offset:ji,showGrid:!1,labelInterpolationFnc:(e,t)=>t%n?null:e},axisY:{offset:r,onlyInteger:!0,low:0,high:t,scaleMinSpace:28,labelInterpolationFnc:e=>Number(e).toLocaleString(this.language)}}),this.#e.on(`draw`,e=>{if(e.type===`bar`){let t=this.series[e.seriesIndex]?.color??``;e.element.attr({style:`stroke: ${t}; stroke-width: ${i}px`})}}),this.#e.on(`created`,({chartRect:e})=>{this.#n={left:e.x1,top:e.y2,width:e.width(),height:e.height()}})}#o(e){let{left:t,width:n}=this.#n,r=e.clientX-this.plot.getBoundingClientRect().left-t,i=Math.floor(r/n*this.labels.length);this.bar=n&&i>=0&&i<this.labels.length?i:null}};B([F({attribute:!1})],X.prototype,`series`,void 0),B([F({attribute:!1})],X.prototype,`labels`,void 0),B([F({attribute:!1})],X.prototype,`names`,void 0),B([F({attribute:!1})],X.prototype,`caption`,void 0),B([F({attribute:!1})],X.prototype,`language`,void 0),B([F({type:Number})],X.prototype,`height`,void 0),B([I()],X.prototype,`bar`,void 0),B([it(`.plot`)],X.prototype,`plot`,void 0),customElements.get(`pbx-bar-chart`)||customElements.define(`pbx-bar-chart`,X);var Ii=1e3,Li=300,Ri=3600,zi=144,Bi=class extends K{static{this.styles=[...K.styles,w`
:host {
container-type: inline-size;
}
.figures {
display: grid;
grid-template-columns: repeat(4, minmax(0, 1fr));
gap: 8px;
margin: 0;
padding: 8px var(--pbx-gap) 4px;
}
.figure {
display: flex;
flex-direction: column;
min-width: 0;
padding: 8px 12px;
border-radius: var(--pbx-radius);
background: color-mix(in srgb, var(--pbx-text) 4%, transparent);
}
dt {
order: 2;
font-size: 12px;
line-height: 16px;
color: var(--pbx-text-2);
}
dd {
margin: 0;
font-size: 20px;
font-weight: 500;
line-height: 28px;
font-variant-numeric: tabular-nums;
}
@container (max-width: 420px) {
.figures {
grid-template-columns: repeat(2, minmax(0, 1fr));
}
}
.caption {
display: flex;
flex-wrap: wrap;
align-items: center;
gap: 4px 16px;
min-height: 28px;
padding: 4px var(--pbx-gap) 0;
font-size: 12px;
line-height: 18px;
color: var(--pbx-text-2);
}
.caption strong {
font-weight: 500;
color: var(--pbx-text);
}
.key {
display: inline-flex;
align-items: center;
gap: 6px;
font-variant-numeric: tabular-nums;
}
.key i {
width: 8px;
height: 8px;
border-radius: 2px;
}
pbx-bar-chart {
margin: 0 var(--pbx-gap) 12px 8px;
}
`]}#e;#t;constructor(){super(),this.day=null,this.failure=null,this.#e=0,new zn(this,()=>Li)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(this.#t)}refresh(){clearTimeout(this.#t),this.#t=setTimeout(()=>void this.#n(),Ii)}willUpdate(e){(e.has(`configEntry`)||Date.now()-this.#e>=Li*1e3)&&this.#n()}async#n(){this.#e=Date.now();let e=Sr(new Date);try{this.day=Cr(await ft(this.hass,e,this.configEntry),e.start),this.failure=null}catch(e){this.failure=R(e)}}render(){let{t:e,day:t}=this;return t?k`${this.#r(t)} ${this.#a(t)} ${this.#o(t)}`:this.failure?z({icon:`mdi:alert-circle-outline`,title:e(`states.error`),tone:`bad`,action:{label:e(`states.retry`),run:()=>void this.#n()}}):_t(e(`states.loading`))}#r(e){let{t}=this;return k`<dl class="figures">
${[[`call.outcomes.answered`,wr(e,`answered`)],[`call.outcomes.missed`,wr(e,`missed`)],[`call_card.answer_time`,e.answerSeconds===null?`–`:Kn(Math.round(e.answerSeconds))],[`call_card.talk_time`,this.#i(e.talkSeconds)]].map(([e,n])=>k`<div class="figure">
<dt>${t(e)}</dt>
<dd>${n}</dd>
</div>`)}
</dl>`}#i(e){let t=e>=Ri?`hour`:`minute`;return new Intl.NumberFormat(this.hass.locale.language,{style:`unit`,unit:t,unitDisplay:`short`,maximumFractionDigits:+(t===`hour`)}).format(e/(t===`hour`?Ri:60))}#a(e){let{t}=this;return k`<div class="caption" aria-hidden="true">
<strong>${t(`call_card.last_day`)}</strong>
${xr.map(([n,r])=>k`<span class="key"
><i style="background: var(--pbx-${r})"></i>${t(`call.outcomes.${n}`)}
${wr(e,n).toLocaleString(this.hass.locale.language)}</span
>`)}
</div>`}#o(e){let{hass:t,t:n}=this,r=xr.map(([t,r])=>({label:n(`call.outcomes.${t}`),color:`var(--pbx-${r})`,values:e.counts[t]})),i=e.starts.map(e=>qn(t,e));return k`<pbx-bar-chart
.series=${r}
.labels=${e.starts.map(e=>Jn(t,e))}
.names=${e.starts.map((e,n)=>`${i[n]} – ${qn(t,new Date(e.getTime()+Ri*1e3))}`)}
.caption=${n(`call_card.chart`)}
.language=${t.locale.language}
.height=${zi}
></pbx-bar-chart>`}};B([I()],Bi.prototype,`day`,void 0),B([I()],Bi.prototype,`failure`,void 0),customElements.get(`pbx-call-statistics`)??customElements.define(`pbx-call-statistics`,Bi);var Vi=300,Hi=60,Ui=e=>`${e.config_entry_id} ${e.number}`,Wi=class extends K{static{this.styles=[...K.styles,Yt,Ht,w`
.actions {
flex: none;
display: flex;
gap: 4px;
}
.round {
display: grid;
place-items: center;
width: 40px;
height: 40px;
border-radius: 50%;
color: var(--pbx-text-2);
--mdc-icon-size: 22px;
}
.round:hover {
background: color-mix(in srgb, var(--pbx-text) 7%, transparent);
}
.round.call {
color: color-mix(in srgb, var(--pbx-talking) 60%, var(--pbx-text));
background: color-mix(in srgb, var(--pbx-talking) 14%, transparent);
}
.count {
color: var(--pbx-text);
background: color-mix(in srgb, var(--pbx-missed) 16%, transparent);
}
`]}#e;constructor(){super(),this.numbers=null,this.failure=null,new zn(this,()=>this.numbers?.length?Hi:null)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(this.#e)}refresh(){clearTimeout(this.#e),this.#e=setTimeout(()=>void this.#t(),Vi)}willUpdate(e){(!this.hasUpdated||e.has(`configEntry`))&&this.#t()}async#t(){try{this.#n(await ut(this.hass,this.configEntry)),this.failure=null}catch(e){this.failure=R(e)}}#n(e){this.numbers=e,this.dispatchEvent(new CustomEvent(`pbx-to-return`,{detail:e.length}))}async#r(e,t){let n=this.numbers??[],r=n.indexOf(e);t&&(this.#n(n.filter(t=>t!==e)),await this.#i(r));try{await dt(this.hass,e,t)}catch{this.#n(n),this.#a(this.t(`call_card.not_saved`));return}if(t){let t=H(this.naming(e.config_entry_id),e.number,e.name);this.#a(this.t(`call_card.ticked_off`,{name:t.label}),()=>void this.#r(e,!1))}await this.#t()}async#i(e){await this.updateComplete;let t=[...this.renderRoot.querySelectorAll(`.tick`)];(t[e]??t.at(-1))?.focus({preventScroll:!0})}#a(e,t){let n=t?{message:e,action:{text:this.t(`call_card.undo`),action:t}}:{message:e};this.dispatchEvent(new CustomEvent(`hass-notification`,{detail:n,bubbles:!0,composed:!0}))}render(){let{t:e}=this;if(this.failure&&!this.numbers)return z({icon:`mdi:alert-circle-outline`,title:e(`states.error`),tone:`bad`,action:{label:e(`states.retry`),run:()=>void this.#t()}});if(!this.numbers)return _t(e(`states.loading`));if(!this.numbers.length)return z({icon:`mdi:phone-check`,title:e(`call_card.nobody_waits`),text:e(`call_card.nobody_waits_text`),tone:`good`});let t=new Date;return k`<div role="list" aria-label=${e(`call_card.sections.to_return`)}>
${Pn(this.numbers,Ui,e=>this.#o(e,t))}
</div>`}#o(e,t){let{t:n}=this,r=this.naming(e.config_entry_id),i=H(r,e.number,e.name),a=new Date(e.last_at),o=e.called_number?H(r,e.called_number).label:null;return k`<div class="row tone-missed" role="listitem">
<span class="badge"><ha-icon icon="mdi:phone-missed" aria-hidden="true"></ha-icon></span>
<span class="lines">
<span class="first">
<span class="cut">${U(i)}</span>
${e.calls>1?k`<span class="tag count">${n(`call_card.missed_calls`,{count:e.calls})}</span>`:j}
</span>
<span class="second">
<time datetime=${e.last_at} title=${Yn(this.hass,a)}
>${Qn(this.hass,a,t)}</time
>
${o?k`${Vt(`mdi:arrow-right`)}<span class="cut"><bdi>${o}</bdi></span>`:j}
</span>
</span>
<span class="actions">
${i.dial?k`<a
class="round call"
href=${Ft(i.dial)}
aria-label=${n(`call_card.call_back`,{name:i.label})}
title=${n(`call.call_back`)}
><ha-icon icon="mdi:phone" aria-hidden="true"></ha-icon
></a>`:j}
<button
type="button"
class="round tick"
aria-label=${n(`call_card.tick_off`,{name:i.label})}
title=${n(`call_card.tick_off_short`)}
@click=${()=>void this.#r(e,!0)}
>
<ha-icon icon="mdi:check" aria-hidden="true"></ha-icon>
</button>
</span>
</div>`}};B([I()],Wi.prototype,`numbers`,void 0),B([I()],Wi.prototype,`failure`,void 0),customElements.get(`pbx-calls-to-return`)??customElements.define(`pbx-calls-to-return`,Wi);var Gi=760,Ki={history:`mdi:history`,to_return:`mdi:phone-return`,statistics:`mdi:chart-bar`},Z=class extends V{constructor(...e){super(...e),this.isWide=!1,this.chosen=null,this.waiting=null,this.#e=!1,this.#t=new ResizeObserver(([e])=>{this.isWide=(e?.contentRect.width??0)>=Gi})}static{this.styles=[...V.styles,...Xt]}#e;#t;static getStubConfig(){return{sections:[...kt]}}static getConfigForm(){return Nt()}parse(e){return Mt(e),e}connectedCallback(){super.connectedCallback(),this.#t.observe(this)}disconnectedCallback(){super.disconnectedCallback(),this.#t.disconnect()}watched(e){return this.#n(`now`)?Kt(e.filter(e=>!e.may_read_log)):[]}callsChanged(e){let t=this.#e&&!this.store?.failure;this.#e=this.store?.failure!==null,(t||e.some(e=>e.state===`ended`))&&(this.history?.refresh(),this.toReturn?.refresh(),this.statistics?.refresh())}updated(e){e.has(`config`)&&(this.chosen=null)}#n(e){return!this.config?.sections?.length||this.config.sections.includes(e)}renderContent(e){let t=e.filter(e=>e.may_read_log),n=t.length?kt.filter(e=>e!==`now`&&this.#n(e)):[],r=this.#n(`now`)?this.#r(e,t):j;return t.length?this.isWide&&n.length>1&&n.includes(`history`)?this.#i(r,n,t):this.#a(r,n,t):k`${r}
${z({icon:`mdi:lock-outline`,title:this.t(`states.not_allowed`),text:this.t(`states.not_allowed_text`)})}`}#r(e,t){let n=new Set(t.map(e=>e.config_entry_id)),r=[...this.store?.calls.values()??[]].filter(e=>n.has(e.config_entry_id)).sort((e,t)=>(t.started_at??``).localeCompare(e.started_at??``)),i=Gt(this.hass,e.filter(e=>!e.may_read_log));return k`<section class="now" aria-label=${this.t(`call_card.sections.now`)}>
${i.length?k`<div role="list">
${i.map(e=>qt(e,this.t,this.config?.mask_numbers??`none`))}
</div>`:j}
${r.length||!i.length?k`<pbx-live-calls
.hass=${this.hass}
.t=${this.t}
.systems=${e}
.mask=${this.config?.mask_numbers??`none`}
.calls=${r}
></pbx-live-calls>`:j}
</section>`}#i(e,t,n){return k`<div class="columns">
<div class="column">
${e}
${t.filter(e=>e!==`history`).map(e=>k`<section class="panel" aria-labelledby="title-${e}">
<h3 id="title-${e}">${this.t(`call_card.sections.${e}`)}</h3>
${this.#c(e,n)}
</section>`)}
</div>
<section class="panel column fill" aria-label=${this.t(`call_card.sections.history`)}>
${this.#c(`history`,n)}
</section>
</div>`}#a(e,t,n){let r=this.chosen&&t.includes(this.chosen)?this.chosen:t[0];return r?k`${e}
${t.length>1?k`<div class="tabs" role="tablist" @keydown=${this.#s}>
${t.map(e=>this.#o(e,e===r))}
</div>`:j}
${t.map(e=>k`<div
class="panel ${e===`history`?`fill`:``}"
role=${t.length>1?`tabpanel`:j}
id="panel-${e}"
aria-labelledby=${t.length>1?`tab-${e}`:j}
?hidden=${e!==r}
>
${this.#c(e,n)}
</div>`)}`:k`${e}`}#o(e,t){let n=e===`to_return`?this.waiting:null;return k`<button
type="button"
role="tab"
id="tab-${e}"
aria-controls="panel-${e}"
aria-selected=${t}
tabindex=${t?0:-1}
@click=${()=>this.chosen=e}
>
<ha-icon icon=${Ki[e]??``} aria-hidden="true"></ha-icon>
<span>${this.t(`call_card.sections.${e}`)}</span>
${n?k`<span class="count">${n}</span>`:j}
</button>`}#s(e){let t={ArrowRight:1,ArrowLeft:-1}[e.key],n=[...this.renderRoot.querySelectorAll(`[role=tab]`)],r=n.findIndex(e=>e.getAttribute(`aria-selected`)===`true`);if(t&&r>=0){let i=n[(r+(getComputedStyle(this).direction===`rtl`?-t:t)+n.length)%n.length];i?.click(),i?.focus(),e.preventDefault()}}#c(e,t){let n=this.config?.mask_numbers??`none`,r=this.config?.config_entry;return e===`history`?k`<pbx-call-history
.hass=${this.hass}
.t=${this.t}
.systems=${t}
.mask=${n}
.configEntry=${r}
.chips=${this.config?.filters??qi}
.rows=${this.config?.rows??7}
></pbx-call-history>`:e===`to_return`?k`<pbx-calls-to-return
.hass=${this.hass}
.t=${this.t}
.systems=${t}
.mask=${n}
.configEntry=${r}
@pbx-to-return=${e=>this.waiting=e.detail}
></pbx-calls-to-return>`:k`<pbx-call-statistics
.hass=${this.hass}
.t=${this.t}
.systems=${t}
.mask=${n}
.configEntry=${r}
></pbx-call-statistics>`}};B([I()],Z.prototype,`isWide`,void 0),B([I()],Z.prototype,`chosen`,void 0),B([I()],Z.prototype,`waiting`,void 0),B([it(`pbx-call-history`)],Z.prototype,`history`,void 0),B([it(`pbx-calls-to-return`)],Z.prototype,`toReturn`,void 0),B([it(`pbx-call-statistics`)],Z.prototype,`statistics`,void 0);var qi=[],Ji=new Set([`calls`,`last_caller`,`last_missed_caller`,`missed_calls_today`,`active_calls`]);function Yi(e,t){let n=e.entities[t];return n?.platform===`pbx`&&Ji.has(n.translation_key??``)?{config:{type:`custom:${Ot}`}}:null}x(Z,{type:Ot,name:`call_card.name`,description:`call_card.description`,getEntitySuggestion:Yi});var Xi={"00531":`hung_up`,"00537":`busy`,"00538":`wrong_number`,"00548":`powered_off`,"00549":`out_of_service`,"00551":`hung_up`,"00601":`hung_up_early`,"00602":`no_resources`,"00603":`no_answer`,"00604":`rejected`,"00605":`no_resources`,"00606":`system_error`,"00701":`hung_up_waiting`,"00702":`queue_timeout`,"01040":`no_answer`,"01043":`result_timeout`,"01046":`no_agent`,"01048":`no_resources`,"01049":`result_timeout`,34601:`no_task`,34605:`wrong_number`,34606:`not_attempted`,34608:`result_timeout`,34611:`system_error`},Zi=5;function Qi(e){return Xi[(e.reason_code??``).padStart(Zi,`0`)]??e.reason??e.reason_code??``}function $i(e,t){if(!t)return e(`campaign.no_reason`);let n=`campaign.reasons.${t}`,r=e(n);return r===n?t:r}var ea=8,ta=[`var(--red-color, #f44336)`,`var(--orange-color, #ff9800)`,`var(--deep-purple-color, #6e41ab)`,`var(--light-blue-color, #03a9f4)`,`var(--brown-color, #795548)`],na=`var(--pbx-success)`,ra=`var(--pbx-rest)`;function ia(e){return ta[e]??`var(--pbx-rest)`}function aa({reasons:e}){if(e.length<=ea)return e;let t=e.slice(7).reduce((e,{count:t})=>e+t,0);return[...e.slice(0,7),{reason:null,count:t}]}function oa(e,t,n){let r=new Intl.NumberFormat(n,{style:`percent`,maximumFractionDigits:0}),i=aa(e),a=Math.max(...i.map(({count:e})=>e));return k`<ol>
${i.map(({reason:i,count:o},s)=>{let c=i===null?t(`campaign.other_reasons`):$i(t,i);return k`<li style="--swatch: ${ia(i===null?ta.length:s)}">
<i class="swatch" aria-hidden="true"></i>
<span class="text" title=${c}><bdi>${c}</bdi></span>
<span class="numbers">${o.toLocaleString(n)}</span>
<span class="share numbers">${r.format(o/e.failures)}</span>
<span class="track" aria-hidden="true"><span style="width: ${100*o/a}%"></span></span>
</li>`})}
</ol>`}function sa({buckets:e,shown:t,reasons:n},r,i,a){let o=e.map(({start:e})=>e),s=new Intl.DateTimeFormat(i.locale.language,{day:`numeric`,month:`numeric`}),c=new Date,l=t=>e.map(e=>e.failed[t]??0);return{series:[{label:a(`campaign.successes`),color:na,values:e.map(({succeeded:e})=>e)},...t.map((e,t)=>({label:$i(a,e),color:ia(t),values:l(t)})),...n.length>t.length?[{label:a(`campaign.other_reasons`),color:ra,values:l(t.length)}]:[]],labels:o.map(e=>r===`day`?Jn(i,e):s.format(e)),names:o.map(e=>r===`day`?qn(i,e):Zn(i,e,c))}}var ca=36e5,la=5,ua={day:1,week:7,month:30},da=[`day`,`week`,`month`];function fa(e,t){let n=new Date(t);return e===`day`?(n.setMinutes(0,0,0),new Date(n.getTime()-23*ca)):(n.setHours(0,0,0,0),n.setDate(n.getDate()-(ua[e]-1)),n)}function pa(e,t){let n=fa(e,t);return e===`day`?Array.from({length:25},(e,t)=>new Date(n.getTime()+t*ca)):Array.from({length:ua[e]+1},(e,t)=>{let r=new Date(n);return r.setDate(r.getDate()+t),r})}function ma(e){return e.outcome===`answered`||e.outcome===`voicemail`}function ha(e,t,n){let r=pa(t,n).map(e=>e.getTime()),i=[];for(let t of e){let e=t.started_at?Date.parse(t.started_at):NaN,n=r.findLastIndex(t=>t<=e);t.outcome&&t.outcome!==`unknown`&&n>=0&&n<r.length-1&&i.push({call:t,bucket:n})}let a=new Map;for(let{call:e}of i.filter(({call:e})=>!ma(e)))a.set(Qi(e),(a.get(Qi(e))??0)+1);let o=[...a].map(([e,t])=>({reason:e,count:t})).sort((e,t)=>t.count-e.count||e.reason.localeCompare(t.reason)),s=o.slice(0,la).map(({reason:e})=>e),c=r.slice(0,-1).map(e=>({start:new Date(e),succeeded:0,failed:Array.from({length:s.length+1},()=>0)}));for(let{call:e,bucket:t}of i){let n=c[t];if(n){if(ma(e))n.succeeded+=1;else{let t=s.indexOf(Qi(e)),r=t<0?s.length:t;n.failed[r]=(n.failed[r]??0)+1}}}let l=o.reduce((e,{count:t})=>e+t,0);return{results:i.length,successes:i.length-l,failures:l,reasons:o,shown:s,buckets:c}}var ga=`pbx-campaign-card`;function _a(e){_(e);let t=e;ee(`campaign`,t.campaign),v(`period`,t.period,da)}function va(){return h([...m().filter(({name:e})=>e!==`mask_numbers`),{name:`campaign`,selector:{text:{}}},p(`period`,da)],_a)}function ya({results:e,successes:t,failures:n},r,i){let a=new Intl.NumberFormat(i,{style:`percent`,maximumFractionDigits:0}),o=(t,n,o,s)=>k`<div>
<dt>
${s?k`<i class="swatch" style="--swatch: ${s}" aria-hidden="true"></i>`:j}${r(t)}
</dt>
<dd class="numbers">
${n.toLocaleString(i)}${o&&e?k`<small>${a.format(n/e)}</small>`:j}
</dd>
</div>`;return k`<dl class="figures">
${o(`campaign.results`,e,!1)}
${o(`campaign.successes`,t,!0,na)}
${o(`campaign.failures`,n,!0)}
</dl>`}var ba=500,xa=1e4,Sa=class{#e;#t;get failed(){return![`loading`,`complete`,`truncated`].includes(this.state)}constructor(e){this.changed=e,this.calls=new Map,this.state=`loading`,this.#t=``}async ask(e,t){let n=JSON.stringify(t);if(n!==this.#t){this.#t=n,this.#e=t,this.calls.clear(),this.state=`loading`;try{let r=await this.#n(e,t,()=>this.#t===n);this.#t===n&&(this.state=r?`complete`:`truncated`)}catch(e){this.#t===n&&(this.state=R(e))}this.changed()}}forget(){this.#t=``}take(e){let t=this.#e;for(let n of e)t?.entries.includes(n.config_entry_id)&&n.campaign&&(!t.campaign||n.campaign.campaign_id===t.campaign)&&n.outcome&&this.calls.set(L(n),n)}async#n(e,t,n){for(let r of t.entries){let i=null;do{let a=await ct(e,{config_entry_id:r,start:t.start.toISOString(),...t.campaign?{campaign_id:t.campaign}:{}},{cursor:i,limit:ba});if(!n())return!1;this.take(a.calls),this.changed(),i=a.next_cursor}while(i&&this.calls.size<xa);if(i)return!1}return!0}},Ca=w`
:host {
--pbx-success: var(--green-color, #4caf50);
--pbx-rest: var(--grey-color, #9e9e9e);
}
.header {
flex-wrap: wrap;
padding-block: 16px 12px;
}
.periods {
display: flex;
gap: 4px;
}
.periods button {
min-height: 32px;
padding: 0 12px;
border: 1px solid var(--pbx-line);
border-radius: 16px;
font-size: 13px;
line-height: 18px;
color: var(--pbx-text-2);
white-space: nowrap;
}
.periods button:hover {
background: color-mix(in srgb, var(--pbx-text) 5%, transparent);
}
.periods button[aria-pressed="true"] {
color: var(--pbx-text);
border-color: color-mix(in srgb, var(--pbx-primary) 60%, transparent);
background: color-mix(in srgb, var(--pbx-primary) 14%, transparent);
}
select {
min-height: 32px;
max-width: 180px;
padding-inline: 12px 8px;
border: 1px solid var(--pbx-line);
border-radius: 16px;
font: inherit;
font-size: 13px;
color: var(--pbx-text);
background: var(--pbx-card);
}
.content {
flex: 1;
min-height: 0;
overflow: auto;
display: flex;
flex-direction: column;
gap: 16px;
padding: 0 var(--pbx-gap) var(--pbx-gap);
}
.figures {
display: grid;
grid-template-columns: repeat(3, minmax(0, 1fr));
gap: 8px;
margin: 0;
}
.figures div {
display: flex;
flex-direction: column-reverse;
justify-content: flex-end;
}
dt {
display: flex;
align-items: center;
gap: 6px;
font-size: 13px;
line-height: 18px;
color: var(--pbx-text-2);
}
dd {
display: flex;
align-items: baseline;
gap: 6px;
margin: 0;
font-size: 24px;
font-weight: 500;
line-height: 32px;
}
dd small {
line-height: 1;
font-size: 13px;
font-weight: 400;
color: var(--pbx-text-2);
}
i.swatch {
flex: none;
width: 10px;
height: 10px;
border-radius: 3px;
background: var(--swatch);
}
.note {
margin: 0;
font-size: 13px;
line-height: 18px;
color: var(--pbx-text-2);
}
h3 {
margin: 0 0 4px;
font-size: 14px;
font-weight: 500;
line-height: 20px;
}
ol {
margin: 0;
padding: 0;
list-style: none;
}
ol li {
display: grid;
grid-template-columns: auto minmax(0, 1fr) auto minmax(44px, auto);
align-items: center;
column-gap: 8px;
padding: 6px 0;
font-size: 14px;
line-height: 20px;
}
ol .text {
overflow: hidden;
text-overflow: ellipsis;
white-space: nowrap;
}
ol .share {
text-align: end;
color: var(--pbx-text-2);
}
ol .track {
grid-column: 2 / -1;
height: 4px;
margin-top: 4px;
border-radius: 2px;
background: color-mix(in srgb, var(--pbx-text) 8%, transparent);
overflow: hidden;
}
ol .track span {
display: block;
height: 100%;
border-radius: 2px;
background: var(--swatch);
}
.loading {
opacity: 0.6;
}
.main {
display: flex;
flex-direction: column;
gap: 16px;
min-width: 0;
}
.strip {
margin: 0;
}
@container pbx-card (min-width: 720px) {
.content {
display: grid;
grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
column-gap: 32px;
align-items: start;
}
.content.single {
grid-template-columns: minmax(0, 1fr);
}
dd {
font-size: 28px;
line-height: 36px;
}
}
@container pbx-card (max-width: 399px) {
.periods {
flex-basis: 100%;
}
dd {
font-size: 20px;
line-height: 28px;
}
dd small {
font-size: 12px;
}
}
`,wa=[`campaign_results`,`campaign_successes`,`campaign_failures`,`campaign_last_reason`];function Ta(e){return e.filter(({is_campaigns:e,campaigns:t})=>e||t.length)}function Ea(e,t){let n=new Map;for(let e of Object.values(t.entities)){let t=wa.find(t=>t===e?.translation_key);e?.device_id&&e.platform===`pbx`&&t&&n.set(e.device_id,{...n.get(e.device_id),[t]:e.entity_id})}return e.flatMap(({campaigns:e})=>e).map(e=>{let r=String(e.device_id??``);return{campaignId:e.campaign_id,name:t.devices[r]?.name_by_user??e.campaign_id,entities:n.get(r)??{}}}).sort((e,t)=>t.campaignId.localeCompare(e.campaignId,void 0,{numeric:!0}))}function Da(e,t){let n=n=>e.reduce((e,{entities:r})=>{let i=Number(t[r[n]??``]?.state);return e+(Number.isFinite(i)?i:0)},0),r=e.map(({entities:e})=>t[e.campaign_last_reason??``]).filter(e=>e&&![`unknown`,`unavailable`].includes(e.state)).sort((e,t)=>Date.parse(t?.last_changed??``)-Date.parse(e?.last_changed??``));return{results:n(`campaign_results`),successes:n(`campaign_successes`),failures:n(`campaign_failures`),lastReason:r[0]?.state??null}}var Oa=200,ka=class extends V{constructor(...e){super(...e),this.chosenCampaign=null,this.#e=new Sa(()=>this.requestUpdate()),this.#t=!1}static{this.styles=[...V.styles,Ca]}#e;#t;static getConfigForm(){return va()}static getStubConfig(){return{}}getGridOptions(){return{columns:12,rows:`auto`,min_columns:6}}parse(e){return _a(e),e}watched(e){return this.hass?Ea(e,this.hass).flatMap(({entities:e})=>Object.values(e)):[]}callsChanged(e){this.#e.take(e);let t=this.store?.failure===`offline`;(this.#t&&!t||this.#e.failed&&!this.store?.failure)&&this.#e.forget(),this.#t=t}get period(){return this.chosenPeriod??this.config?.period??`week`}get campaignId(){return this.config?.campaign??this.chosenCampaign}renderHeader(){let{t:e}=this,t=this.config?.campaign,n=t?e(`campaign.name`,{name:t}):e(`campaign.title`),r=this.config?.title??n;return k`<div class="header">
${r?k`<h2 dir="auto">${r}</h2>`:j} ${this.#r()} ${this.#n()}
</div>`}#n(){let{t:e}=this;return Ta(this.systems??[]).some(({may_read_log:e,campaigns:t})=>e&&t.length)?k`<div class="periods" role="group" aria-label=${e(`campaign.period`)}>
${da.map(t=>k`<button
type="button"
aria-pressed=${t===this.period}
@click=${()=>this.chosenPeriod=t}
>
<bdi>${e(`campaign.periods.${t}`)}</bdi>
</button>`)}
</div>`:j}#r(){let{hass:e,t}=this,n=e?Ea(this.systems??[],e):[];return this.config?.campaign||n.length<2?j:k`<select
aria-label=${t(`campaign.choose`)}
@change=${e=>this.chosenCampaign=e.target.value||null}
>
<option value="">${t(`campaign.all`)}</option>
${n.map(({campaignId:e,name:n})=>k`<option value=${e} ?selected=${e===this.chosenCampaign}>
${n===e?t(`campaign.name`,{name:n}):n}
</option>`)}
</select>`}renderContent(e){let{t}=this,n=this.hass,r=Ta(e),i=(n?Ea(r,n):[]).filter(({campaignId:e})=>!this.campaignId||e===this.campaignId);if(!n||!r.length||!i.length)return z({icon:`mdi:bullhorn-outline`,title:t(r.length?`campaign.none_yet`:`campaign.no_centre`),text:t(r.length?`campaign.none_yet_text`:`campaign.no_centre_text`)});let a=r.filter(({may_read_log:e})=>e).map(({config_entry_id:e})=>e);return a.length?this.#a(a):this.#i(i)}#i(e){let{t,hass:n}=this,r=Da(e,n?.states??{});return k`<div class="content single">
${ya(r,t,n?.locale.language??`en`)}
<p class="note">
${t(`campaign.all_time`)}
${r.lastReason?t(`campaign.last_reason`,{reason:r.lastReason}):j}
</p>
${vt(`mdi:lock-outline`,`${t(`states.not_allowed`)}. ${t(`states.not_allowed_text`)}`)}
</div>`}#a(e){let{t,hass:n,period:r}=this,i=new Date,a=fa(r,i);a.setHours(0,0,0,0);let o={entries:e,campaign:this.campaignId,start:a};n&&this.#e.ask(n,o);let{state:s,failed:c}=this.#e;if(c)return z({icon:`mdi:alert-circle-outline`,title:t(`states.error`),text:t(`states.error_text`),tone:`bad`,action:{label:t(`states.retry`),run:()=>this.#s()}});let l=ha(this.#e.calls.values(),r,i);return l.results?k`<div class="content" aria-busy=${s===`loading`}>
<div class="main">
${ya(l,t,n?.locale.language??`en`)}
${s===`truncated`?k`<p class="note">${t(`campaign.truncated`,{count:l.results})}</p>`:j}
${this.#o(l)}
</div>
${l.failures?k`<section>
<h3>${t(`campaign.why_failed`)}</h3>
${oa(l,t,n?.locale.language??`en`)}
</section>`:j}
</div>`:s===`loading`?_t(t(`states.loading`)):z({icon:`mdi:bullhorn-outline`,title:t(`campaign.nothing_in_period`),text:t(`campaign.nothing_in_period_text`)})}#o(e){let{t,hass:n,period:r}=this;if(!n)return j;let i=sa(e,r,n,t);return k`<pbx-bar-chart
.series=${i.series}
.labels=${i.labels}
.names=${i.names}
.caption=${t(`campaign.chart`)}
.language=${n.locale.language}
.height=${Oa}
></pbx-bar-chart>`}#s(){this.#e.forget(),this.requestUpdate()}};B([I()],ka.prototype,`chosenPeriod`,void 0),B([I()],ka.prototype,`chosenCampaign`,void 0);function Aa(e,t){let n=`-${t}-`;for(let[t,r=``]of e?.identifiers??[]){let e=r.indexOf(n);if(t===`pbx`&&e>=0)return r.slice(e+n.length)}}function ja(e){return e?.config_entry_id?{config_entry:e.config_entry_id}:{}}function Ma(e,t){let n=e.entities[t];if(n?.platform!==`pbx`||!n.translation_key?.startsWith(`campaign_`))return null;let r=e.devices[n.device_id??``],i=Aa(r,`campaign`);return{config:{type:`custom:${ga}`,...ja(r),...i?{campaign:i}:{}}}}x(ka,{type:ga,name:`campaign.card`,description:`campaign.card_description`,getEntitySuggestion:Ma});function Na(e){let t=new Map;for(let n of Object.values(e)){let e=Aa(n,`extension`);n&&e&&t.set(e,n.name_by_user??n.name??e)}return[...t].map(([e,t])=>({value:e,label:t})).sort((e,t)=>e.value.localeCompare(t.value,void 0,{numeric:!0}))}var Pa=`pbx-extensions-card`,Fa=[`number`,`name`,`activity`],Ia=[`details`,`call`],La=[`hide_unregistered`,`hide_trunks`];function Ra(e){_(e);let t=e;v(`sort`,t.sort,Fa),v(`tap`,t.tap,Ia);for(let e of La)t[e]!==void 0&&typeof t[e]!=`boolean`&&g(`config.not_a_switch`,{option:e});let n=t.extensions;n!==void 0&&!(Array.isArray(n)&&n.every(e=>typeof e==`string`))&&g(`config.not_a_list_of_texts`,{option:`extensions`})}function za(){let e=Na(document.querySelector(`home-assistant`)?.hass?.devices??{});return h([...m(),{name:`extensions`,selector:{select:{multiple:!0,custom_value:!0,options:e}}},{name:``,type:`grid`,schema:[p(`sort`,Fa),p(`tap`,Ia)]},{name:``,type:`grid`,schema:La.map(e=>({name:e,selector:{boolean:{}}}))}],Ra)}var Ba={ArrowRight:(e,t)=>t,ArrowLeft:(e,t)=>-t,ArrowDown:e=>e,ArrowUp:e=>-e};function Va(e,t,{count:n,columns:r,rtl:i}){if(e===`Home`||e===`End`)return e===`Home`?0:n-1;let a=Ba[e]?.(r,i?-1:1),o=a===void 0?-1:t+a;return o>=0&&o<n?o:null}function Ha(e){let t=e.currentTarget,n=[...t.querySelectorAll(`.tile`)],r=n.indexOf(e.target);if(r<0||e.altKey||e.ctrlKey||e.metaKey)return;let i=n[0]?.offsetTop,a=n.filter(e=>e.offsetTop===i).length,o=getComputedStyle(t).direction===`rtl`,s=Va(e.key,r,{count:n.length,columns:a,rtl:o});s!==null&&(e.preventDefault(),n[s]?.focus())}var Ua=[`ringing`,`alerting`,`in_call`,`on_hold`,`idle`,`unregistered`,`unavailable`],Wa={registered:`good`,idle:`good`,up:`good`,busy:`busy`,registering:`waiting`,down:`bad`,failure:`bad`,disabled:`off`,unavailable:`unavailable`};function Ga(e,t){let n=t?e[t]?.state:void 0;return n&&n!==`unknown`&&n!==`unavailable`?n:null}function Ka(e,t,n){let r=Ga(t,e.state_entity),i=Ua.find(e=>e===r)??`unavailable`,a=Ga(t,e.connected_number_entity),o=e.state_entity?t[e.state_entity]?.last_changed:void 0;return{number:e.number,name:e.name===e.number?null:e.name,presence:i,connected:a,connectedName:a&&n.get(a)||null,since:o?new Date(o):null,entityId:e.state_entity}}function qa(e,t){let n=Ga(t,e.status_entity),r=n&&n in Wa?n:`unavailable`;return{name:e.name,status:r,lamp:Wa[r],entityId:e.status_entity}}var Ja=(e,t)=>e.number.localeCompare(t.number,void 0,{numeric:!0}),Ya={number:Ja,name:(e,t)=>(e.name??e.number).localeCompare(t.name??t.number)||Ja(e,t),activity:(e,t)=>Ua.indexOf(e.presence)-Ua.indexOf(t.presence)||Ja(e,t)};function Xa(e,t){let n=new Map;for(let r of t)r.config_entry_id===e.config_entry_id&&(n.set(r.caller_number??``,r.caller_name),n.set(r.called_number??``,r.called_name));for(let{number:t,name:r}of e.extensions)n.set(t,r);return n}function Za(e,t,n,r){let i=r.extensions?.length?new Set(r.extensions):null,a=[...t];return e.map(e=>{let t=Xa(e,a);return{system:e,lamps:e.extensions.filter(({number:e})=>!i||i.has(e)).map(e=>Ka(e,n,t)).filter(({presence:e})=>!r.hide_unregistered||e!==`unregistered`).sort(Ya[r.sort??`number`]),trunks:r.hide_trunks?[]:e.trunks.map(e=>qa(e,n))}}).filter(({lamps:e})=>e.length)}function Qa(e){return e.flatMap(({lamps:e})=>e)}function $a(e){let t=new Map;for(let{presence:n}of Qa(e))t.set(n,(t.get(n)??0)+1);return Ua.filter(e=>t.has(e)).map(e=>[e,t.get(e)??0])}function eo(e){return e.flatMap(e=>[...e.extensions.flatMap(e=>[e.state_entity,e.connected_number_entity]),...e.trunks.map(e=>e.status_entity)].filter(e=>e!==null))}function to(e){return[`ringing`,`alerting`,`in_call`,`on_hold`].includes(e)}var no=w`
:host {
--pbx-lamp-free: var(--green-color, #4caf50);
--pbx-lamp-busy: var(--red-color, #f44336);
--pbx-lamp-ringing: var(--orange-color, #ff9800);
--pbx-lamp-calling: var(--light-blue-color, #03a9f4);
--pbx-lamp-held: var(--deep-purple-color, #6e41ab);
--pbx-lamp-off: var(--grey-color, #9e9e9e);
}
.idle,
.good {
--lamp: var(--pbx-lamp-free);
}
.in_call,
.busy,
.bad {
--lamp: var(--pbx-lamp-busy);
}
.ringing,
.waiting {
--lamp: var(--pbx-lamp-ringing);
}
.alerting {
--lamp: var(--pbx-lamp-calling);
}
.on_hold {
--lamp: var(--pbx-lamp-held);
}
.unregistered,
.unavailable,
.off {
--lamp: var(--pbx-lamp-off);
}
.header {
flex-wrap: wrap;
padding-block: 16px 12px;
row-gap: 8px;
}
.header h2 {
flex: 1 1 auto;
}
.counts {
display: flex;
flex-wrap: wrap;
gap: 4px 16px;
margin: 0;
padding: 0;
list-style: none;
font-size: 13px;
line-height: 20px;
color: var(--pbx-text-2);
}
.counts[hidden] {
display: none;
}
.counts li {
display: flex;
white-space: nowrap;
align-items: center;
gap: 6px;
}
.counts i {
flex: none;
width: 10px;
height: 10px;
border-radius: 50%;
background: var(--lamp);
}
.counts .unregistered i,
.counts .unavailable i {
background: none;
border: 2px solid var(--lamp);
}
.content {
flex: 1;
min-height: 0;
overflow: auto;
padding: 0 var(--pbx-gap) var(--pbx-gap);
}
.content.bare {
padding-top: var(--pbx-gap);
}
.system + .system {
margin-top: 16px;
}
h3 {
margin: 0 0 8px;
font-size: 13px;
font-weight: 500;
line-height: 20px;
color: var(--pbx-text-2);
}
.content .strip {
margin: 0 0 8px;
}
.tiles {
margin: 0;
padding: 0;
list-style: none;
}
.tiles {
display: grid;
grid-template-columns: repeat(auto-fill, minmax(min(136px, 100%), 1fr));
gap: 8px;
}
.tiles.single {
grid-template-columns: minmax(0, 1fr);
}
.tiles li {
display: flex;
min-width: 0;
}
.tile {
flex: 1;
display: grid;
grid-template-columns: auto minmax(0, 1fr) auto;
align-items: center;
column-gap: 8px;
min-width: 0;
padding: 10px 12px;
border: 1px solid var(--pbx-line);
border-radius: var(--pbx-radius);
color: inherit;
text-decoration: none;
transition:
background-color 180ms ease,
border-color 180ms ease;
}
button.tile:hover,
a.tile:hover {
background: color-mix(in srgb, var(--pbx-text) 5%, transparent);
}
.tile.active {
border-color: color-mix(in srgb, var(--lamp) 55%, transparent);
background: color-mix(in srgb, var(--lamp) 14%, transparent);
}
button.tile.active:hover,
a.tile.active:hover {
background: color-mix(in srgb, var(--lamp) 20%, transparent);
}
.lamp {
display: grid;
place-items: center;
width: 28px;
height: 28px;
border-radius: 50%;
color: color-mix(in srgb, var(--lamp) 80%, var(--pbx-text));
background: color-mix(in srgb, var(--lamp) 18%, transparent);
--mdc-icon-size: 18px;
}
.active .lamp {
color: #fff;
background: color-mix(in srgb, var(--lamp) 82%, #000);
}
.ringing .lamp {
animation: pbx-ring 1s ease-in-out infinite;
}
.number {
font-size: 13px;
line-height: 20px;
color: var(--pbx-text-2);
overflow: hidden;
text-overflow: ellipsis;
white-space: nowrap;
}
.since {
font-size: 13px;
font-weight: 500;
line-height: 20px;
}
.name,
.doing {
grid-column: 1 / -1;
display: flex;
}
.name span,
.doing span {
overflow: hidden;
text-overflow: ellipsis;
white-space: nowrap;
}
.name {
margin-top: 8px;
font-size: 14px;
font-weight: 500;
line-height: 20px;
}
.doing {
font-size: 13px;
line-height: 18px;
color: var(--pbx-text-2);
}
.active .number,
.active .doing {
color: var(--pbx-text);
}
.unregistered .name,
.unavailable .name {
color: var(--pbx-text-2);
}
.tile.unregistered,
.tile.unavailable {
border-style: dashed;
}
@container pbx-card (min-width: 900px) {
.tiles {
grid-template-columns: repeat(auto-fill, minmax(176px, 1fr));
gap: 12px;
}
.tile {
padding: 12px 16px;
}
.name {
font-size: 16px;
line-height: 24px;
}
.lamp {
width: 36px;
height: 36px;
--mdc-icon-size: 22px;
}
}
@keyframes pbx-ring {
50% {
box-shadow: 0 0 0 6px color-mix(in srgb, var(--lamp) 30%, transparent);
}
}
@media (prefers-reduced-motion: reduce) {
.ringing .lamp {
animation: none;
}
.tile {
transition: none;
}
}
`,ro=w`
.trunks {
margin: 12px 0 0;
padding: 0;
list-style: none;
display: flex;
flex-wrap: wrap;
gap: 8px;
}
.trunk {
display: flex;
align-items: center;
gap: 8px;
min-height: 32px;
max-width: 100%;
padding: 4px 12px;
border: 1px solid var(--pbx-line);
border-radius: 16px;
font-size: 13px;
line-height: 18px;
}
.trunk i {
flex: none;
width: 10px;
height: 10px;
border-radius: 50%;
background: var(--lamp);
}
.trunk.off i,
.trunk.unavailable i {
background: none;
border: 2px solid var(--lamp);
}
.trunk ha-icon {
margin-inline-start: -4px;
color: var(--lamp);
--mdc-icon-size: 18px;
}
.trunk:hover {
background: color-mix(in srgb, var(--pbx-text) 5%, transparent);
}
.trunk b {
font-weight: 500;
overflow: hidden;
text-overflow: ellipsis;
white-space: nowrap;
}
.trunk span {
color: var(--pbx-text-2);
white-space: nowrap;
}
`,io={ringing:`mdi:phone-ring`,alerting:`mdi:phone-outgoing`,in_call:`mdi:phone-in-talk`,on_hold:`mdi:phone-paused`,idle:`mdi:phone-classic`,unregistered:`mdi:phone-off`,unavailable:`mdi:phone-off`};function ao({presence:e,connected:t,connectedName:n},r){return to(e)&&t?H(r,t,n).label:null}function oo(e,{t,naming:n}){let r=e.name??``,i=t(`extensions.presence.${e.presence}`),a=ao(e,n),o=a?t(`extensions.with`,{state:i,party:a}):i;return[t(`call.extension`,{number:e.number}),r,o].filter(Boolean).join(`, `)}function so(e,t){let{t:n,now:r,naming:i,tap:a,open:o}=t,{presence:s,entityId:c}=e,l=to(s),u=`tile ${s} ${l?`active`:``}`,d=ao(e,i),f=oo(e,t),p=e.since?(r.getTime()-e.since.getTime())/1e3:0,m=k`
<span class="lamp"><ha-icon icon=${io[s]} aria-hidden="true"></ha-icon></span>
<span class="number numbers"><bdi>${e.number}</bdi></span>
${l&&e.since?k`<span class="since numbers">${Kn(p)}</span>`:j}
<span class="name"
><span dir="auto">${e.name??n(`call.extension`,{number:e.number})}</span></span
>
${d?k`<span class="hidden-text">${n(`extensions.presence.${s}`)}</span>`:j}
<span class="doing"><span dir="auto">${d??n(`extensions.presence.${s}`)}</span></span>
`;return a===`call`?k`<a class=${u} href=${Ft(e.number)} title=${f}>${m}</a>`:c?k`<button type="button" class=${u} title=${f} @click=${()=>o(c)}>
${m}
</button>`:k`<div class=${u}>${m}</div>`}function co(e,{t,open:n}){let{entityId:r}=e,i=t(`extensions.trunk_status.${e.status}`);return k`<button
type="button"
class="trunk ${e.lamp}"
?disabled=${!r}
@click=${()=>r&&n(r)}
>
${e.lamp===`bad`?k`<ha-icon icon="mdi:alert-circle" aria-hidden="true"></ha-icon>`:k`<i aria-hidden="true"></i>`}<b dir="auto">${e.name}</b><span>${i}</span>
</button>`}var lo=class extends V{static{this.styles=[...V.styles,no,ro]}#e=[];static getConfigForm(){return za()}static getStubConfig(){return{}}constructor(){super(),new zn(this,()=>Qa(this.#e).some(({presence:e})=>to(e))?1:null)}getGridOptions(){return{columns:12,rows:`auto`,min_columns:4}}parse(e){return Ra(e),e}watched(e){return eo(e)}render(){let{config:e,hass:t,store:n}=this;return this.#e=e&&t&&n?Za(this.systems??[],n.calls.values(),t.states,e):[],super.render()}renderHeader(){let e=$a(this.#e),t=this.config?.title,n=Qa(this.#e).length<2;return!t&&n?j:k`<div class="header">
${t?k`<h2>${t}</h2>`:j}
<ul class="counts numbers" aria-label=${this.t(`extensions.summary`)} ?hidden=${n}>
${e.map(([e,t])=>k`<li class=${e}>
<i aria-hidden="true"></i><bdi>${this.t(`extensions.counts.${e}`,{count:t})}</bdi>
</li>`)}
</ul>
</div>`}renderContent(e){let{t}=this;if(!this.#e.length){let n=this.config?.extensions?.length&&e.some(({extensions:e})=>e.length);return z({icon:`mdi:phone-classic`,title:t(n?`extensions.none_chosen`:`extensions.none`),text:t(n?`extensions.none_chosen_text`:`extensions.none_text`)})}return k`<div class="content ${!this.config?.title&&Qa(this.#e).length<2?`bare`:``}">
${this.#e.map(e=>this.#t(e))}
</div>`}#t({system:e,lamps:t,trunks:n}){let{t:r}=this,i={t:r,now:new Date,naming:Pt(e,r,this.config?.mask_numbers??`none`),tap:this.config?.tap??`details`,open:e=>this.#n(e)},a=t.every(({presence:e})=>e===`unavailable`);return k`<div class="system" role="group" aria-label=${e.title}>
${this.#e.length>1?k`<h3 dir="auto">${e.title}</h3>`:j}
${a?vt(`mdi:lan-disconnect`,r(`extensions.unreachable`,{system:e.title})):j}
<ul class="tiles ${t.length===1?`single`:``}" @keydown=${Ha}>
${Pn(t,({number:e})=>e,e=>k`<li>${so(e,i)}</li>`)}
</ul>
${n.length?k`<ul class="trunks" aria-label=${r(`extensions.trunks`)}>
${n.map(e=>k`<li>${co(e,i)}</li>`)}
</ul>`:j}
</div>`}#n(e){this.dispatchEvent(new CustomEvent(`hass-more-info`,{bubbles:!0,composed:!0,detail:{entityId:e}}))}},uo=[`extension_state`,`connected_number`,`trunk_status`];function fo(e,t){let n=e.entities[t];if(n?.platform!==`pbx`||!uo.includes(n.translation_key??``))return null;let r=e.devices[n.device_id??``],i=Aa(r,`extension`),a=i?{extensions:[i],hide_trunks:!0}:{};return{config:{type:`custom:${Pa}`,...ja(r),...a}}}x(lo,{type:Pa,name:`extensions.card`,description:`extensions.card_description`,getEntitySuggestion:fo});var po=`custom:pbx`;function mo(e){_(e)}var ho=class extends P{setConfig(e){mo(e),this.config=e}render(){if(!this.config)return j;let{schema:e,computeLabel:t,computeHelper:n}=h(m().filter(({name:e})=>e!==`title`),mo);return k`<ha-form
.hass=${this.hass}
.data=${this.config}
.schema=${e}
.computeLabel=${t}
.computeHelper=${n}
@value-changed=${this.#e}
></ha-form>`}#e=e=>{e.stopPropagation();let t={config:e.detail.value};this.dispatchEvent(new CustomEvent(`config-changed`,{bubbles:!0,composed:!0,detail:t}))}};B([F({attribute:!1})],ho.prototype,`hass`,void 0),B([I()],ho.prototype,`config`,void 0);var go=10,_o=20;function Q(e,t,n,r){return[{type:`heading`,heading:e,icon:t,...r?{tap_action:{action:`navigate`,navigation_path:r}}:{}},...n]}function vo({options:e},t,n={}){return{type:`custom:pbx-call-card`,...e,sections:[t],...n}}function $(e,t=1){let n=e.flat();return t===1?{type:`grid`,cards:n}:{type:`grid`,column_span:t,cards:n.map(e=>({...e,grid_options:{columns:`full`}}))}}function yo(e){return Q(e.t(`strategy.now`),`mdi:phone-in-talk`,[vo(e,`now`)])}function bo(e){return Q(e.t(`strategy.to_return`),`mdi:phone-missed`,[vo(e,`to_return`)])}function xo(e){return Q(e.t(`strategy.statistics`),`mdi:chart-bar`,[vo(e,`statistics`)])}function So(e){return Q(e.t(`strategy.history`),`mdi:history`,[vo(e,`history`,{rows:go})])}function Co({t:e,options:t},n=e(`strategy.extensions`),r){return Q(n,`mdi:deskphone`,[{type:`custom:pbx-extensions-card`,...t}],r)}function wo({t:e,options:t},n=e(`strategy.campaigns`),r){let{config_entry:i}=t;return Q(n,`mdi:bullhorn`,[{type:`custom:pbx-campaign-card`,title:``,...i?{config_entry:i}:{}}],r)}function To({t:e},t,n){let r=n?{name:{type:n}}:{},i=t.filter(e=>e!==null).map(e=>({type:`tile`,entity:e,...r}));return i.length?Q(e(`strategy.calls`),`mdi:phone`,i):[]}function Eo(e){return e.is_campaigns||!e.extensions.length&&e.campaigns.length>0}function Do(e){return Eo(e)||e.extensions.length>_o?2:1}function Oo(e,t){let n=new Map;for(let r of Object.values(t.entities))r?.platform===`pbx`&&r.device_id===e.device_id&&r.translation_key&&n.set(`${r.entity_id.split(`.`,1)[0]}.${r.translation_key}`,r.entity_id);return e=>n.get(e)??null}var ko=3,Ao=[`binary_sensor.connected`,`sensor.active_calls`,`sensor.missed_calls_today`,`sensor.failed_calls_today`],jo=[`sensor.answered_calls_today`,`sensor.failed_calls_today`],Mo=[`sensor.state`,`event.calls`],No=[`sensor.last_caller`,`sensor.last_missed_caller`];function Po(e){return e.toLowerCase().replace(/[^a-z0-9]+/g,`-`).replace(/^-|-$/g,``)}function Fo(e,t){let{config_entry:n,mask_numbers:r}=e;return{t,options:{...n?{config_entry:n}:{},...r?{mask_numbers:r}:{}}}}function Io(e,t,n){let{options:r}=Fo(t,n),i=e.filter(e=>!t.config_entry||e.config_entry_id===t.config_entry),a=new Set([`overview`]),o=i.map(e=>{let t=Po(e.title),n=t&&!a.has(t)?t:e.config_entry_id;return a.add(n),{title:e.title,path:n,strategy:{type:po,...r,config_entry:e.config_entry_id}}});return o.length===1?o:[{title:n(`strategy.overview`),path:`overview`,icon:`mdi:phone`,strategy:{type:po,...r}},...o]}function Lo(e,t,{mask_numbers:n}){let r=n&&n!==`none`;return[...Mo,...r?[]:No].map(Oo(e,t))}function Ro(e,t,n=ko){return{type:`sections`,max_columns:n,dense_section_placement:!0,badges:e,sections:t.filter(({cards:e})=>e.length)}}function zo(e,t){let n=Oo(e,t);return(Eo(e)?jo:Ao).map(n).filter(e=>e!==null).map(e=>({type:`entity`,entity:e,show_name:!e.startsWith(`binary_sensor.`),name:{type:`entity`}}))}function Bo(e,t,n,r){let i=Fo({...n,config_entry:e.config_entry_id},r),a=zo(e,t),o=Do(e),s=$([Eo(e)?wo(i):Co(i)],o);if(!e.may_read_log)return Ro(a,[s,$([To(i,Lo(e,t,i.options),`entity`)])]);let c=$([So(i)]);return Eo(e)?Ro(a,[s,c]):Ro(a,[$([yo(i),bo(i),xo(i)]),s,c],o+2)}function Vo(e,t,n,r){let i=Fo(n,r),a=Io(e,n,r),o=(e,t)=>t.map(({config_entry_id:t,title:i})=>{let o=a.find(({strategy:e})=>e.config_entry===t)?.path;return e(Fo({...n,config_entry:t},r),i,o)}),s=o(Co,e.filter(e=>!Eo(e))),c=o(wo,e.filter(Eo));if(e.length&&!e.some(({may_read_log:e})=>e)){let n=e.flatMap(e=>Lo(e,t,i.options));return Ro([],[$(s),$(c),$([To(i,n)])])}return Ro([],[$([yo(i),bo(i),xo(i)]),$(s),$([So(i),...c])])}var Ho=[`devices`,`entities`];async function Uo(e){try{return await ot(e)}catch{return[]}}var Wo=class extends HTMLElement{static{this.registryDependencies=Ho}static getCreateSuggestions(e){return{title:o(e.locale.language)(`strategy.title`),icon:`mdi:phone`}}static getConfigElement(){return document.createElement(`pbx-strategy-editor`)}static async generate(e,t){return mo(e),{views:Io(await Uo(t),e,o(t.locale.language))}}},Go=class extends HTMLElement{static{this.registryDependencies=Ho}static async generate(e,t){mo(e);let n=o(t.locale.language),r=await Uo(t),i=r.find(({config_entry_id:t})=>t===e.config_entry);return i?Bo(i,t,e,n):Vo(r,t,e,n)}},Ko=`ll-strategy-dashboard-pbx`;customElements.get(Ko)||(customElements.define(`pbx-strategy-editor`,ho),customElements.define(`ll-strategy-view-pbx`,Go),customElements.define(Ko,Wo),window.customStrategies=window.customStrategies??[],window.customStrategies.push({type:`pbx`,strategyType:`dashboard`,documentationURL:b,get name(){return f()(`strategy.title`)},get description(){return f()(`strategy.description`)}}));