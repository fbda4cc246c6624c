var e={states:{loading:`Loading`,offline:`No connection to Home Assistant. What you see may be out of date.`,no_system:`No phone system yet`,no_system_text:`Add one under Settings, Devices & services, PBX.`,system_gone:`This phone system is not set up`,system_gone_text:`Choose another one in the card's settings.`,error:`The calls could not be read`,error_text:`Home Assistant gave no usable answer.`,retry:`Try again`,part_failed:`This part could not be loaded`,part_failed_text:`Try again. If that does not help, reload the page.`,not_allowed:`Only administrators see the call log`,not_allowed_text:`An administrator can open it to everybody in the options of the phone system.`,not_ready:`Waiting for the phone systems`,not_ready_text:`Home Assistant is still starting, or the integration is not loaded.`},config:{not_an_object:`The configuration must be a list of options.`,not_a_text:`{option} must be a text. Put numbers in quotation marks.`,not_a_number:`{option} must be a whole number, at least {least}.`,not_a_list:`{option} must be a list.`,not_one_of:`{option} is {value}, but must be one of: {allowed}.`,not_a_switch:`{option} must be true or false.`,not_a_list_of_texts:`{option} must be a list of texts. Put each number in quotation marks.`},editor:{title:`Title`,config_entry:`Phone system`,config_entry_help:`Leave empty for all phone systems.`,mask_numbers:`Numbers of outside callers`,mask_numbers_help:`For displays that visitors can see. Extensions stay visible.`,mask_numbers_options:{none:`Show numbers and names`,partial:`Show the last three digits`,full:`Hide numbers and names`},sections:`Parts to show`,sections_help:`Leave empty for all of them.`,sections_options:{now:`Calls in progress`,history:`History`,to_return:`Calls to return`,statistics:`Statistics`},filters:`Filters of the history that are on at first`,filters_options:{missed:`Missed`,inbound:`Inbound`,outbound:`Outbound`,failed:`Failed`},rows:`Rows`,rows_help:`How many calls of the history, and numbers to return, are seen at first.`,extension:`My extension`,extension_help:`It rings first when you call somebody, then the other side is called. Leave empty to call with the device that shows this card.`,extensions:`Extensions`,extensions_help:`Leave empty for all of them.`,sort:`Order`,sort_options:{number:`By number`,name:`By name`,activity:`Busy ones first`},tap:`When tapped`,tap_options:{details:`Show details`,call:`Call the extension`},hide_unregistered:`Hide phones that are not registered`,hide_trunks:`Hide trunks`,campaign:`Campaign`,campaign_help:`The ID of the only campaign to show. Leave empty for all of them.`,period:`Period shown first`,period_options:{day:`Last 24 hours`,week:`Last 7 days`,month:`Last 30 days`}},call:{unknown_number:`Unknown number`,hidden_number:`Hidden number`,extension:`Extension {number}`,call_back:`Call back`,own_rings:`Your extension {extension} is ringing`,handled:`Returned`,states:{ringing:`Ringing`,in_call:`Talking`,on_hold:`On hold`},answered:{inbound:`Answered`,outbound:`Outbound call, answered`,internal:`Internal call, answered`},outcomes:{answered:`Answered`,voicemail:`Voicemail`,missed:`Missed`,failed:`Failed`,unknown:`Unknown`,ended:`Ended`},details:{outcome:`Outcome`,way:`Way`,number:`Number`,started:`Started`,rang:`Rang for`,talked:`Talked for`,trunk:`Trunk`,reason:`Reason`,campaign:`Campaign`,recording:`Recording`,system:`Phone system`}},call_card:{name:`PBX calls`,description:`Calls in progress, the call log, missed calls to return, and statistics.`,no_live_calls:`No calls right now`,search:`Search names and numbers`,filters:`Filters`,called:`Calls to {name}`,clear_filters:`Clear filters`,no_match:`No call matches`,no_calls:`No calls yet`,no_calls_text:`Every call will be listed here once it has ended.`,nobody_waits:`Nobody waits for a call back`,nobody_waits_text:`Missed calls will be listed here until they are returned.`,show_all:`Show all {count}`,show_fewer:`Show fewer`,missed_calls:{one:`{count} call`,other:`{count} calls`},call_back:`Call back {name}`,tick_off:`Mark {name} as returned`,tick_off_short:`Mark as returned`,ticked_off:`{name} marked as returned`,undo:`Undo`,not_saved:`This could not be saved.`,answer_time:`Average wait`,talk_time:`Talk time`,last_day:`Last 24 hours`,sections:{now:`Calls in progress`,history:`History`,to_return:`To return`,statistics:`Statistics`},chart:`Calls per hour by outcome`},control:{call:`Call with {name}`,hang_up:`Hang up`,hold:`Hold`,resume:`Resume`,mute:`Mute`,transfer:`Transfer`,complete:`Complete transfer`,cancel:`Back to the call`,conference:`Conference`},transfer:{title:`Transfer the call with {name}`,way:`How to transfer`,at_once:`At once`,ask_first:`Ask first`,number:`Name or number`,to:`Transfer to {name}`,hint:`Choose somebody here, or tap an extension's tile. Escape cancels.`,found:{one:`{count} extension found`,other:`{count} extensions found`},choose_tile:`Tap whoever shall get the call with {name}.`,cancel:`Cancel`,passed_on:`The call goes to {name}`,asked:`{name} is asked first`},pad:{title:`Number pad`,open:`Open the number pad`,close:`Close the number pad`,keys:`Keys`,number:`Number or name`,delete:`Delete the last character`,zero:`0, press and hold for plus`,call:`Call {name}`,call_short:`Call`,own:`This is your own extension`,found:{one:`{count} extension found`,other:`{count} extensions found`},no_extension:`Numbers outside are called with this device. To call through the phone system, choose your extension in the card's settings.`},popup:{title:`Incoming call`,waits:`Waits to be let in`,calls:`{name} is calling {called}`,answer:`Answer`,let_in:`Let in`,refuse:`Refuse`,route:`Send to…`,route_hint:`Whoever you choose gets the call.`,dismiss:`Hide this call`,camera:`Camera: {name}`,settings:`Incoming calls on this device`,close:`Close the settings for incoming calls`,show:`Show incoming calls on this device`,hint:`A call then appears on every page of Home Assistant in this browser while it rings.`,sound:`Play a soft sound`,extensions:`Calls to`,not_kept:`This browser keeps no settings.`},about:{play:`Play the recording`,playing:`Recording`,gone:`The phone system has this recording no more.`,play_failed:`The recording could not be played.`,add:`Add to phone book`,edit:`Edit in phone book`,name:`Name`,groups:`Groups, separated by commas`,save:`Save`,cancel:`Cancel`,saved:`{name} is in the phone book`,not_saved:`This could not be saved: {reason}`,block:`Block number`,unblock:`Unblock number`,sure_block:`Block {name}? Its calls then trigger nothing, and are refused where the phone system can.`,sure_unblock:`Let {name} call again?`,blocked:`Blocked`},extensions:{card:`PBX extensions`,card_description:`Every extension as a busy lamp: who is free, ringing or on the phone, and with whom.`,summary:`How many extensions are in which state`,presence:{ringing:`Ringing`,alerting:`Calling`,in_call:`In a call`,on_hold:`On hold`,idle:`Free`,unregistered:`Not registered`,unavailable:`Unavailable`},counts:{ringing:{one:`{count} ringing`,other:`{count} ringing`},alerting:{one:`{count} calling`,other:`{count} calling`},in_call:{one:`{count} in a call`,other:`{count} in a call`},on_hold:{one:`{count} on hold`,other:`{count} on hold`},idle:{one:`{count} free`,other:`{count} free`},unregistered:{one:`{count} not registered`,other:`{count} not registered`},unavailable:{one:`{count} unavailable`,other:`{count} unavailable`}},with:`{state}, {party}`,trunks:`Trunks`,trunk_status:{registered:`Registered`,registering:`Registering`,idle:`Idle`,busy:`Busy`,up:`Up`,down:`Down`,failure:`Failure`,disabled:`Disabled`,unavailable:`Unavailable`},unreachable:`{system} cannot be reached.`,none:`No extensions`,none_text:`This phone system has told of none, or none has a device of its own.`,none_chosen:`None of the chosen extensions exists`,none_chosen_text:`Choose others in the card's settings.`},campaign:{card:`PBX campaigns`,card_description:`Success and failure of a contact centre's outbound calls, by reason and over time.`,title:`Campaigns`,name:`Campaign {name}`,all:`All campaigns`,choose:`Campaign`,period:`Period`,periods:{day:`24 h`,week:`7 days`,month:`30 days`},results:`Results`,successes:`Reached`,failures:`Failed`,all_time:`All results so far.`,last_reason:`Last reason of a failure: {reason}`,truncated:{one:`Only the latest result is counted.`,other:`Only the latest {count} results are counted.`},chart:`Results over time`,why_failed:`Why calls failed`,other_reasons:`Other reasons`,no_reason:`No reason given`,nothing_in_period:`No results in this period`,nothing_in_period_text:`Choose a longer one, or wait for the next call.`,none_yet:`No results yet`,none_yet_text:`A campaign appears here with its first result.`,no_centre:`No contact centre`,no_centre_text:`This card shows campaigns, and none of your phone systems has any.`,reasons:{hung_up:`Hung up`,busy:`Busy`,wrong_number:`Number wrong or empty`,powered_off:`Phone switched off`,out_of_service:`Number out of service`,hung_up_early:`Hung up before the answer`,no_resources:`No resources at the contact centre`,no_answer:`No answer`,rejected:`Rejected`,system_error:`Error of the contact centre`,hung_up_waiting:`Hung up while waiting in a queue`,queue_timeout:`Waited too long in a queue`,result_timeout:`No result in time`,no_agent:`No agent available`,no_task:`No task available`,not_attempted:`Not attempted, too many at a time`}},strategy:{title:`Phone systems`,description:`A complete dashboard of all your phone systems: calls, extensions, history and statistics.`,overview:`Overview`,now:`Now`,to_return:`To return`,history:`History`,extensions:`Extensions`,campaigns:`Campaigns`,calls:`Calls`}};function t(e,t){let n=t.split(`
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
Eingehender Anruf
Wartet auf Einlass
{name} ruft {called} an
Annehmen
Durchlassen
Abweisen
Weiterleiten an …
Wen du auswählst, bekommt den Anruf.
Diesen Anruf ausblenden
Kamera: {name}
Eingehende Anrufe auf diesem Gerät
Einstellungen für eingehende Anrufe schließen
Eingehende Anrufe auf diesem Gerät zeigen
Ein Anruf erscheint dann in diesem Browser auf jeder Seite von Home Assistant, solange er klingelt.
Leisen Ton abspielen
Anrufe an
Dieser Browser merkt sich keine Einstellungen.
Aufnahme abspielen
Aufnahme
Die Telefonanlage hat diese Aufnahme nicht mehr.
Die Aufnahme konnte nicht abgespielt werden.
Ins Telefonbuch aufnehmen
Im Telefonbuch ändern
Name
Gruppen, durch Kommas getrennt
Speichern
Abbrechen
{name} steht im Telefonbuch
Das konnte nicht gespeichert werden: {reason}
Nummer sperren
Nummer entsperren
{name} sperren? Solche Anrufe lösen nichts mehr aus und werden abgewiesen, wo die Telefonanlage es kann.
Darf {name} wieder anrufen?
Gesperrt
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
Appel entrant
Attend d’être admis
{name} appelle {called}
Répondre
Laisser passer
Refuser
Envoyer à…
La personne choisie reçoit l’appel.
Masquer cet appel
Caméra : {name}
Appels entrants sur cet appareil
Fermer les réglages des appels entrants
Afficher les appels entrants sur cet appareil
Un appel apparaît alors sur chaque page de Home Assistant dans ce navigateur tant qu’il sonne.
Jouer un son discret
Appels vers
Ce navigateur ne conserve aucun réglage.
Écouter l’enregistrement
Enregistrement
Le système téléphonique n’a plus cet enregistrement.
L’enregistrement n’a pas pu être lu.
Ajouter au répertoire
Modifier dans le répertoire
Nom
Groupes, séparés par des virgules
Enregistrer
Annuler
{name} est dans le répertoire
L’enregistrement a échoué : {reason}
Bloquer le numéro
Débloquer le numéro
Bloquer {name} ? Ses appels ne déclenchent plus rien et sont refusés lorsque le système téléphonique le peut.
Laisser {name} appeler de nouveau ?
Bloqué
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
来电
等待放行
{name} 正在呼叫 {called}
接听
放行
拒接
转到…
来电将转给您选择的人。
隐藏此来电
摄像头：{name}
此设备上的来电
关闭来电设置
在此设备上显示来电
来电响铃时，会显示在此浏览器中 Home Assistant 的每个页面上。
播放柔和的提示音
呼叫对象
此浏览器不保存设置。
播放录音
录音
电话系统中已没有此录音。
无法播放录音。
添加到电话簿
在电话簿中编辑
姓名
群组，用逗号分隔
保存
取消
{name} 已在电话簿中
无法保存：{reason}
屏蔽号码
取消屏蔽
要屏蔽 {name} 吗？其来电不再触发任何操作，电话系统支持时会被拒接。
允许 {name} 再次来电吗？
已屏蔽
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
通话`)},r=new Set([`zh`,`zh-CN`,`zh-SG`]);function i(e){var t;if(r.has(e))return`zh-Hans`;if(e in n)return e;let i=(t=e.split(`-`,1)[0])==null?``:t;return i in n?i:`en`}function a(e,t){return t.split(`.`).reduce((e,t)=>typeof e==`object`?e[t]:void 0,e)}function o(t){let r=i(t),o=`PluralRules`in Intl?new Intl.PluralRules(r):void 0,s=e=>{var t;return(t=o==null?void 0:o.select(e))==null?e===1?`one`:`other`:t},c=new Intl.NumberFormat(t);return(t,i={})=>{var o,l;let u=(o=a(n[r],t))==null?a(e,t):o;if(typeof u==`object`){var d;u=(d=u[s(Number(i.count))])==null?u.other:d}return String((l=u)==null?t:l).replace(/\{(\w+)\}/g,(e,t)=>{let n=i[t];return typeof n==`number`?c.format(n):n==null?e:n})}}var s=[`none`,`partial`,`full`],c=6,l=`•••`;function u(e,t){let n=e.replace(/\D/g,``).length;return t===`none`||n<c?e:t===`full`?l:`${l} ${e.slice(-3)}`}function d(e,t){return t===`full`?null:e}function f(){var e;return(e=document.querySelector(`home-assistant`))==null?void 0:e.hass}function p(){var e,t;return o((e=(t=f())==null?void 0:t.locale.language)==null?document.documentElement.lang||`en`:e)}function m(e,t={}){throw Error(p()(e,t))}function h(e){(typeof e!=`object`||!e||Array.isArray(e))&&m(`config.not_an_object`);let t=e;for(let e of[`title`,`config_entry`])g(e,t[e]);_(`mask_numbers`,t.mask_numbers,s)}function g(e,t){t!==void 0&&typeof t!=`string`&&m(`config.not_a_text`,{option:e})}function _(e,t,n){t!==void 0&&!n.includes(t)&&m(`config.not_one_of`,{option:e,allowed:n.join(`, `),value:String(t)})}function ee(e,t,n){if(t!==void 0){Array.isArray(t)||m(`config.not_a_list`,{option:e});for(let r of t)_(e,r,n)}}var v=globalThis,y=v.ShadowRoot&&(v.ShadyCSS===void 0||v.ShadyCSS.nativeShadow)&&`adoptedStyleSheets`in Document.prototype&&`replace`in CSSStyleSheet.prototype,b=Symbol(),te=new WeakMap,ne=class{constructor(e,t,n){if(this._$cssResult$=!0,n!==b)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(y&&e===void 0){let n=t!==void 0&&t.length===1;n&&(e=te.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),n&&te.set(t,e))}return e}toString(){return this.cssText}},re=e=>new ne(typeof e==`string`?e:e+``,void 0,b),x=(e,...t)=>new ne(e.length===1?e[0]:t.reduce((t,n,r)=>t+(e=>{if(!0===e._$cssResult$)return e.cssText;if(typeof e==`number`)return e;throw Error(`Value passed to 'css' function must be a 'css' function result: `+e+`. Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.`)})(n)+e[r+1],e[0]),e,b),ie=(e,t)=>{if(y)e.adoptedStyleSheets=t.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(let n of t){let t=document.createElement(`style`),r=v.litNonce;r!==void 0&&t.setAttribute(`nonce`,r),t.textContent=n.cssText,e.appendChild(t)}},ae=y?e=>e:e=>e instanceof CSSStyleSheet?(e=>{let t=``;for(let n of e.cssRules)t+=n.cssText;return re(t)})(e):e,oe,se,{is:ce,defineProperty:le,getOwnPropertyDescriptor:ue,getOwnPropertyNames:de,getOwnPropertySymbols:fe,getPrototypeOf:pe}=Object,S=globalThis,me=S.trustedTypes,he=me?me.emptyScript:``,ge=S.reactiveElementPolyfillSupport,C=(e,t)=>e,w={toAttribute(e,t){switch(t){case Boolean:e=e?he:null;break;case Object:case Array:e=e==null?e:JSON.stringify(e)}return e},fromAttribute(e,t){let n=e;switch(t){case Boolean:n=e!==null;break;case Number:n=e===null?null:Number(e);break;case Object:case Array:try{n=JSON.parse(e)}catch(e){n=null}}return n}},T=(e,t)=>!ce(e,t),_e={attribute:!0,type:String,converter:w,reflect:!1,useDefault:!1,hasChanged:T};(oe=Symbol).metadata!=null||(oe.metadata=Symbol(`metadata`)),S.litPropertyMetadata!=null||(S.litPropertyMetadata=new WeakMap);var E=class extends HTMLElement{static addInitializer(e){var t;this._$Ei(),((t=this.l)==null?this.l=[]:t).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=_e){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let n=Symbol(),r=this.getPropertyDescriptor(e,n,t);r!==void 0&&le(this.prototype,e,r)}}static getPropertyDescriptor(e,t,n){var r;let{get:i,set:a}=(r=ue(this.prototype,e))==null?{get(){return this[t]},set(e){this[t]=e}}:r;return{get:i,set(t){let r=i==null?void 0:i.call(this);a==null||a.call(this,t),this.requestUpdate(e,r,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){var t;return(t=this.elementProperties.get(e))==null?_e:t}static _$Ei(){if(this.hasOwnProperty(C(`elementProperties`)))return;let e=pe(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(C(`finalized`)))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(C(`properties`))){let e=this.properties,t=[...de(e),...fe(e)];for(let n of t)this.createProperty(n,e[n])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[e,n]of t)this.elementProperties.set(e,n)}this._$Eh=new Map;for(let[e,t]of this.elementProperties){let n=this._$Eu(e,t);n!==void 0&&this._$Eh.set(n,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let e of n)t.unshift(ae(e))}else e!==void 0&&t.push(ae(e));return t}static _$Eu(e,t){let n=t.attribute;return!1===n?void 0:typeof n==`string`?n:typeof e==`string`?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){var e;this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),(e=this.constructor.l)==null||e.forEach(e=>e(this))}addController(e){var t,n;((t=this._$EO)==null?this._$EO=new Set:t).add(e),this.renderRoot!==void 0&&this.isConnected&&((n=e.hostConnected)==null||n.call(e))}removeController(e){var t;(t=this._$EO)==null||t.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let n of t.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){var e;let t=(e=this.shadowRoot)==null?this.attachShadow(this.constructor.shadowRootOptions):e;return ie(t,this.constructor.elementStyles),t}connectedCallback(){var e;this.renderRoot!=null||(this.renderRoot=this.createRenderRoot()),this.enableUpdating(!0),(e=this._$EO)==null||e.forEach(e=>{var t;return(t=e.hostConnected)==null?void 0:t.call(e)})}enableUpdating(e){}disconnectedCallback(){var e;(e=this._$EO)==null||e.forEach(e=>{var t;return(t=e.hostDisconnected)==null?void 0:t.call(e)})}attributeChangedCallback(e,t,n){this._$AK(e,n)}_$ET(e,t){let n=this.constructor.elementProperties.get(e),r=this.constructor._$Eu(e,n);if(r!==void 0&&!0===n.reflect){var i;let a=(((i=n.converter)==null?void 0:i.toAttribute)===void 0?w:n.converter).toAttribute(t,n.type);this._$Em=e,a==null?this.removeAttribute(r):this.setAttribute(r,a),this._$Em=null}}_$AK(e,t){let n=this.constructor,r=n._$Eh.get(e);if(r!==void 0&&this._$Em!==r){var i,a,o;let e=n.getPropertyOptions(r),s=typeof e.converter==`function`?{fromAttribute:e.converter}:((i=e.converter)==null?void 0:i.fromAttribute)===void 0?w:e.converter;this._$Em=r;let c=s.fromAttribute(t,e.type);this[r]=(a=c==null?(o=this._$Ej)==null?void 0:o.get(r):c)==null?c:a,this._$Em=null}}requestUpdate(e,t,n,r=!1,i){if(e!==void 0){var a,o;let s=this.constructor;if(!1===r&&(i=this[e]),n!=null||(n=s.getPropertyOptions(e)),!(((a=n.hasChanged)==null?T:a)(i,t)||n.useDefault&&n.reflect&&i===((o=this._$Ej)==null?void 0:o.get(e))&&!this.hasAttribute(s._$Eu(e,n))))return;this.C(e,t,n)}!1===this.isUpdatePending&&(this._$ES=this._$EP())}C(e,t,{useDefault:n,reflect:r,wrapped:i},a){var o,s,c;n&&!((o=this._$Ej)==null?this._$Ej=new Map:o).has(e)&&(this._$Ej.set(e,(s=a==null?t:a)==null?this[e]:s),!0!==i||a!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(t=void 0),this._$AL.set(e,t)),!0===r&&this._$Em!==e&&((c=this._$Eq)==null?this._$Eq=new Set:c).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot!=null||(this.renderRoot=this.createRenderRoot()),this._$Ep){for(let[e,t]of this._$Ep)this[e]=t;this._$Ep=void 0}let e=this.constructor.elementProperties;if(e.size>0)for(let[t,n]of e){let{wrapped:e}=n,r=this[t];!0!==e||this._$AL.has(t)||r===void 0||this.C(t,void 0,n,r)}}let e=!1,t=this._$AL;try{var n;e=this.shouldUpdate(t),e?(this.willUpdate(t),(n=this._$EO)==null||n.forEach(e=>{var t;return(t=e.hostUpdate)==null?void 0:t.call(e)}),this.update(t)):this._$EM()}catch(t){throw e=!1,this._$EM(),t}e&&this._$AE(t)}willUpdate(e){}_$AE(e){var t;(t=this._$EO)==null||t.forEach(e=>{var t;return(t=e.hostUpdated)==null?void 0:t.call(e)}),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&(this._$Eq=this._$Eq.forEach(e=>this._$ET(e,this[e]))),this._$EM()}updated(e){}firstUpdated(e){}};E.elementStyles=[],E.shadowRootOptions={mode:`open`},E[C(`elementProperties`)]=new Map,E[C(`finalized`)]=new Map,ge==null||ge({ReactiveElement:E}),((se=S.reactiveElementVersions)==null?S.reactiveElementVersions=[]:se).push(`2.1.2`);var ve,D=globalThis,ye=e=>e,O=D.trustedTypes,be=O?O.createPolicy(`lit-html`,{createHTML:e=>e}):void 0,k=`$lit$`,A=`lit$${Math.random().toFixed(9).slice(2)}$`,j=`?`+A,xe=`<${j}>`,M=document,N=()=>M.createComment(``),P=e=>e===null||typeof e!=`object`&&typeof e!=`function`,F=Array.isArray,Se=e=>F(e)||typeof(e==null?void 0:e[Symbol.iterator])==`function`,I=`[ 	
\f\r]`,L=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Ce=/-->/g,we=/>/g,R=RegExp(`>|${I}(?:([^\\s"'>=/]+)(${I}*=${I}*(?:[^ \t\n\f\r"'\`<>=]|("|')|))|$)`,`g`),Te=/'/g,Ee=/"/g,De=/^(?:script|style|textarea|title)$/i,z=(e=>(t,...n)=>({_$litType$:e,strings:t,values:n}))(1),B=Symbol.for(`lit-noChange`),V=Symbol.for(`lit-nothing`),Oe=new WeakMap,H=M.createTreeWalker(M,129);function ke(e,t){if(!F(e)||!e.hasOwnProperty(`raw`))throw Error(`invalid template strings array`);return be===void 0?t:be.createHTML(t)}var Ae=(e,t)=>{let n=e.length-1,r=[],i,a=t===2?`<svg>`:t===3?`<math>`:``,o=L;for(let t=0;t<n;t++){var s;let n=e[t],c,l,u=-1,d=0;for(;d<n.length&&(o.lastIndex=d,l=o.exec(n),l!==null);)d=o.lastIndex,o===L?l[1]===`!--`?o=Ce:l[1]===void 0?l[2]===void 0?l[3]!==void 0&&(o=R):(De.test(l[2])&&(i=RegExp(`</`+l[2],`g`)),o=R):o=we:o===R?l[0]===`>`?(o=(s=i)==null?L:s,u=-1):l[1]===void 0?u=-2:(u=o.lastIndex-l[2].length,c=l[1],o=l[3]===void 0?R:l[3]===`"`?Ee:Te):o===Ee||o===Te?o=R:o===Ce||o===we?o=L:(o=R,i=void 0);let f=o===R&&e[t+1].startsWith(`/>`)?` `:``;a+=o===L?n+xe:u>=0?(r.push(c),n.slice(0,u)+k+n.slice(u)+A+f):n+A+(u===-2?t:f)}return[ke(e,a+(e[n]||`<?>`)+(t===2?`</svg>`:t===3?`</math>`:``)),r]},U=class e{constructor({strings:t,_$litType$:n},r){let i;this.parts=[];let a=0,o=0,s=t.length-1,c=this.parts,[l,u]=Ae(t,n);if(this.el=e.createElement(l,r),H.currentNode=this.el.content,n===2||n===3){let e=this.el.content.firstChild;e.replaceWith(...e.childNodes)}for(;(i=H.nextNode())!==null&&c.length<s;){if(i.nodeType===1){if(i.hasAttributes())for(let e of i.getAttributeNames())if(e.endsWith(k)){let t=u[o++],n=i.getAttribute(e).split(A),r=/([.?@])?(.*)/.exec(t);c.push({type:1,index:a,name:r[2],strings:n,ctor:r[1]===`.`?Me:r[1]===`?`?Ne:r[1]===`@`?Pe:K}),i.removeAttribute(e)}else e.startsWith(A)&&(c.push({type:6,index:a}),i.removeAttribute(e));if(De.test(i.tagName)){let e=i.textContent.split(A),t=e.length-1;if(t>0){i.textContent=O?O.emptyScript:``;for(let n=0;n<t;n++)i.append(e[n],N()),H.nextNode(),c.push({type:2,index:++a});i.append(e[t],N())}}}else if(i.nodeType===8){if(i.data===j)c.push({type:2,index:a});else{let e=-1;for(;(e=i.data.indexOf(A,e+1))!==-1;)c.push({type:7,index:a}),e+=A.length-1}}a++}}static createElement(e,t){let n=M.createElement(`template`);return n.innerHTML=e,n}};function W(e,t,n=e,r){var i,a,o;if(t===B)return t;let s=r===void 0?n._$Cl:(i=n._$Co)==null?void 0:i[r],c=P(t)?void 0:t._$litDirective$;return(s==null?void 0:s.constructor)!==c&&(s==null||(a=s._$AO)==null||a.call(s,!1),c===void 0?s=void 0:(s=new c(e),s._$AT(e,n,r)),r===void 0?n._$Cl=s:((o=n._$Co)==null?n._$Co=[]:o)[r]=s),s!==void 0&&(t=W(e,s._$AS(e,t.values),s,r)),t}var je=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){var t;let{el:{content:n},parts:r}=this._$AD,i=((t=e==null?void 0:e.creationScope)==null?M:t).importNode(n,!0);H.currentNode=i;let a=H.nextNode(),o=0,s=0,c=r[0];for(;c!==void 0;){if(o===c.index){let t;c.type===2?t=new G(a,a.nextSibling,this,e):c.type===1?t=new c.ctor(a,c.name,c.strings,this,e):c.type===6&&(t=new Fe(a,this,e)),this._$AV.push(t),c=r[++s]}o!==(c==null?void 0:c.index)&&(a=H.nextNode(),o++)}return H.currentNode=M,i}p(e){let t=0;for(let n of this._$AV)n!==void 0&&(n.strings===void 0?n._$AI(e[t]):(n._$AI(e,n,t),t+=n.strings.length-2)),t++}},G=class e{get _$AU(){var e,t;return(e=(t=this._$AM)==null?void 0:t._$AU)==null?this._$Cv:e}constructor(e,t,n,r){var i;this.type=2,this._$AH=V,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=r,this._$Cv=(i=r==null?void 0:r.isConnected)==null||i}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&(e==null?void 0:e.nodeType)===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=W(this,e,t),P(e)?e===V||e==null||e===``?(this._$AH!==V&&this._$AR(),this._$AH=V):e!==this._$AH&&e!==B&&this._(e):e._$litType$===void 0?e.nodeType===void 0?Se(e)?this.k(e):this._(e):this.T(e):this.$(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==V&&P(this._$AH)?this._$AA.nextSibling.data=e:this.T(M.createTextNode(e)),this._$AH=e}$(e){var t;let{values:n,_$litType$:r}=e,i=typeof r==`number`?this._$AC(e):(r.el===void 0&&(r.el=U.createElement(ke(r.h,r.h[0]),this.options)),r);if(((t=this._$AH)==null?void 0:t._$AD)===i)this._$AH.p(n);else{let e=new je(i,this),t=e.u(this.options);e.p(n),this.T(t),this._$AH=e}}_$AC(e){let t=Oe.get(e.strings);return t===void 0&&Oe.set(e.strings,t=new U(e)),t}k(t){F(this._$AH)||(this._$AH=[],this._$AR());let n=this._$AH,r,i=0;for(let a of t)i===n.length?n.push(r=new e(this.O(N()),this.O(N()),this,this.options)):r=n[i],r._$AI(a),i++;i<n.length&&(this._$AR(r&&r._$AB.nextSibling,i),n.length=i)}_$AR(e=this._$AA.nextSibling,t){var n;for((n=this._$AP)==null||n.call(this,!1,!0,t);e!==this._$AB;){let t=ye(e).nextSibling;ye(e).remove(),e=t}}setConnected(e){var t;this._$AM===void 0&&(this._$Cv=e,(t=this._$AP)==null||t.call(this,e))}},K=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,r,i){this.type=1,this._$AH=V,this._$AN=void 0,this.element=e,this.name=t,this._$AM=r,this.options=i,n.length>2||n[0]!==``||n[1]!==``?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=V}_$AI(e,t=this,n,r){let i=this.strings,a=!1;if(i===void 0)e=W(this,e,t,0),a=!P(e)||e!==this._$AH&&e!==B,a&&(this._$AH=e);else{var o;let r=e,s,c;for(e=i[0],s=0;s<i.length-1;s++)c=W(this,r[n+s],t,s),c===B&&(c=this._$AH[s]),a||(a=!P(c)||c!==this._$AH[s]),c===V?e=V:e!==V&&(e+=((o=c)==null?``:o)+i[s+1]),this._$AH[s]=c}a&&!r&&this.j(e)}j(e){e===V?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e==null?``:e)}},Me=class extends K{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===V?void 0:e}},Ne=class extends K{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==V)}},Pe=class extends K{constructor(e,t,n,r,i){super(e,t,n,r,i),this.type=5}_$AI(e,t=this){var n;if((e=(n=W(this,e,t,0))==null?V:n)===B)return;let r=this._$AH,i=e===V&&r!==V||e.capture!==r.capture||e.once!==r.once||e.passive!==r.passive,a=e!==V&&(r===V||i);i&&this.element.removeEventListener(this.name,this,r),a&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){var t,n;typeof this._$AH==`function`?this._$AH.call((t=(n=this.options)==null?void 0:n.host)==null?this.element:t,e):this._$AH.handleEvent(e)}},Fe=class{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){W(this,e)}},Ie={M:k,P:A,A:j,C:1,L:Ae,R:je,D:Se,V:W,I:G,H:K,N:Ne,U:Pe,B:Me,F:Fe},Le=D.litHtmlPolyfillSupport;Le==null||Le(U,G),((ve=D.litHtmlVersions)==null?D.litHtmlVersions=[]:ve).push(`3.3.3`);var Re=(e,t,n)=>{var r;let i=(r=n==null?void 0:n.renderBefore)==null?t:r,a=i._$litPart$;if(a===void 0){var o;let e=(o=n==null?void 0:n.renderBefore)==null?null:o;i._$litPart$=a=new G(t.insertBefore(N(),e),e,void 0,n==null?{}:n)}return a._$AI(e),a},ze,Be,q=globalThis,J=class extends E{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){var e;let t=super.createRenderRoot();return(e=this.renderOptions).renderBefore!=null||(e.renderBefore=t.firstChild),t}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=Re(t,this.renderRoot,this.renderOptions)}connectedCallback(){var e;super.connectedCallback(),(e=this._$Do)==null||e.setConnected(!0)}disconnectedCallback(){var e;super.disconnectedCallback(),(e=this._$Do)==null||e.setConnected(!1)}render(){return B}};J._$litElement$=!0,J.finalized=!0,(ze=q.litElementHydrateSupport)==null||ze.call(q,{LitElement:J});var Ve=q.litElementPolyfillSupport;Ve==null||Ve({LitElement:J}),((Be=q.litElementVersions)==null?q.litElementVersions=[]:Be).push(`4.2.2`);var He={attribute:!0,type:String,converter:w,reflect:!1,hasChanged:T},Ue=(e=He,t,n)=>{let{kind:r,metadata:i}=n,a=globalThis.litPropertyMetadata.get(i);if(a===void 0&&globalThis.litPropertyMetadata.set(i,a=new Map),r===`setter`&&((e=Object.create(e)).wrapped=!0),a.set(n.name,e),r===`accessor`){let{name:r}=n;return{set(n){let i=t.get.call(this);t.set.call(this,n),this.requestUpdate(r,i,e,!0,n)},init(t){return t!==void 0&&this.C(r,void 0,e,t),t}}}if(r===`setter`){let{name:r}=n;return function(n){let i=this[r];t.call(this,n),this.requestUpdate(r,i,e,!0,n)}}throw Error(`Unsupported decorator location: `+r)};function We(e){return(t,n)=>typeof n==`object`?Ue(e,t,n):((e,t,n)=>{let r=t.hasOwnProperty(n);return t.constructor.createProperty(n,e),r?Object.getOwnPropertyDescriptor(t,n):void 0})(e,t,n)}function Ge(e){return We({...e,state:!0,attribute:!1})}var Ke=(e,t,n)=>(n.configurable=!0,n.enumerable=!0,Reflect.decorate&&typeof t!=`object`&&Object.defineProperty(e,t,n),n);function qe(e,t){return(n,r,i)=>{let a=t=>{var n,r;return(n=(r=t.renderRoot)==null?void 0:r.querySelector(e))==null?null:n};if(t){let{get:e,set:t}=typeof r==`object`?n:i==null?(()=>{let e=Symbol();return{get(){return this[e]},set(t){this[e]=t}}})():i;return Ke(n,r,{get(){let n=e.call(this);return n===void 0&&(n=a(this),(n!==null||this.hasUpdated)&&t.call(this,n)),n}})}return Ke(n,r,{get(){return a(this)}})}}function Y(e){return`${e.config_entry_id} ${e.call_id}`}var Je=3;function X(e){var t;let n=(t=e==null?void 0:e.code)==null?e:t;return n===`unauthorized`?`not_allowed`:n===`unknown_command`||n===`not_found`?`not_ready`:n===Je?`offline`:`error`}async function Ye(e){return(await Xe(e)).systems}function Xe(e){return e.callWS({type:`pbx/systems`})}function Ze(e,t,n={}){let{cursor:r,limit:i}=n;return e.callWS({type:`pbx/calls/list`,...t,...r?{cursor:r}:{},...i?{limit:i}:{}})}function Qe(e,t,n){return e.connection.subscribeMessage(e=>n(e.calls),{type:`pbx/calls/subscribe`,config_entry_id:t},{resubscribe:!1})}async function $e(e,t){return(await e.callWS({type:`pbx/calls/to_return`,...t?{config_entry_id:t}:{}})).numbers}async function et(e,{config_entry_id:t,number:n},r){return(await e.callWS({type:`pbx/calls/handled`,config_entry_id:t,number:n,handled:r})).calls}async function tt(e,t,n){return(await e.callWS({type:`pbx/calls/hours`,start:t.start.toISOString(),end:t.end.toISOString(),...n?{config_entry_id:n}:{}})).hours}function Z(e,t){return e.config_entry_id===t.config_entry_id&&e.ids.some(e=>t.ids.includes(e))}var nt=class{constructor(e){this.changed=e,this._4z=null,this._52=[],this._50=e=>{e.key===`Escape`&&this.cancel()}}get chosen(){return this._4z}chosenFor(e){return this._4z&&Z(this._4z.call,e)?this._4z:null}choose(e){document.addEventListener(`keydown`,this._50),this._51({...e,isBusy:!1})}askFirst(e){this._4z&&this._51({...this._4z,attended:e})}busy(e){this._4z&&this._51({...this._4z,isBusy:e})}cancel(){document.removeEventListener(`keydown`,this._50),this._51(null)}asks(e){this._52.push(e),this.changed()}asked(e){var t;return(t=this._52.find(t=>Z(t.call,e)))==null?null:t}over(e){this._52=this._52.filter(t=>!Z(t.call,e)),this.changed()}ended(e){for(let t of e.filter(({state:e})=>e===`ended`))this._52=this._52.filter(e=>!Z(e.call,t)),this._4z&&Z(this._4z.call,t)&&this.cancel()}_51(e){this._4z=e,this.changed()}},rt=[1,2,5,10,30],it=new WeakMap;function at(e){let t=it.get(e.connection);return t||(t=new ot(e),it.set(e.connection,t)),t}var ot=class{constructor(e){this.hass=e,this.systems=null,this.failure=null,this.calls=new Map,this.transfers=new nt(()=>this._4j([])),this._4k=new Set,this._4v=new Map,this._4t=0,this._4l=()=>{this._4v.clear(),this._4t=0,this.load()},this._4m=()=>{this._4v.clear(),this._4r(`offline`)}}listen(e){return this._4k.add(e),this._4k.size===1&&(this.hass.connection.addEventListener(`ready`,this._4l),this.hass.connection.addEventListener(`disconnected`,this._4m),this.load()),()=>{this._4k.delete(e),this._4k.size===0&&this._4n()}}registryIs(e){this._4o!==void 0&&this._4o!==e&&this._4p(1),this._4o=e}async load(){clearTimeout(this._4q);try{let{systems:e,is_starting:t}=await Xe(this.hass);if(t&&!e.length){this._4r(`not_ready`);return}this.systems=e,this.failure=null,t?this._4s():this._4t=0}catch(e){this._4r(X(e));return}this._4u(this.systems.filter(e=>e.may_read_log).map(e=>e.config_entry_id)),this._4j([])}_4u(e){for(let[t,n]of this._4v)e.includes(t)||(this._4v.delete(t),this._4w(t),n.then(e=>e()).catch(()=>void 0));for(let t of e)!this._4v.has(t)&&this._4k.size&&this._4v.set(t,this._4x(t))}_4x(e){let t=!0,n=Qe(this.hass,e,n=>{t&&(this._4w(e),t=!1),this._4y(n)});return n.catch(t=>{this._4v.get(e)===n&&(this._4v.delete(e),this._4r(X(t)))}),n}_4y(e){for(let t of e){for(let e of t.ids)this.calls.delete(Y({...t,call_id:e}));t.state!==`ended`&&this.calls.set(Y(t),t)}this.transfers.ended(e),this._4j(e)}_4w(e){for(let[t,n]of this.calls)n.config_entry_id===e&&this.calls.delete(t)}_4r(e){this.failure=e,e!==`offline`&&e!==`not_allowed`&&this._4s(),this._4j([])}_4s(){var e;this._4p((e=rt[Math.min(this._4t++,rt.length-1)])==null?1:e)}_4p(e){clearTimeout(this._4q),this._4k.size&&(this._4q=setTimeout(()=>void this.load(),e*1e3))}_4j(e){for(let t of[...this._4k])t(e)}_4n(){clearTimeout(this._4q),this.hass.connection.removeEventListener(`ready`,this._4l),this.hass.connection.removeEventListener(`disconnected`,this._4m),this._4u([])}},st=`M4,1C2.89,1 2,1.89 2,3V7C2,8.11 2.89,9 4,9H1V11H13V9H10C11.11,9 12,8.11 12,7V3C12,1.89 11.11,1 10,1H4M4,3H10V7H4V3M14,13C12.89,13 12,13.89 12,15V19C12,20.11 12.89,21 14,21H11V23H23V21H20C21.11,21 22,20.11 22,19V15C22,13.89 21.11,13 20,13H14M3.88,13.46L2.46,14.88L4.59,17L2.46,19.12L3.88,20.54L6,18.41L8.12,20.54L9.54,19.12L7.41,17L9.54,14.88L8.12,13.46L6,15.59L3.88,13.46M14,15H20V19H14V15Z`;function ct(e){return e===`M4,1C2.89,1 2,1.89 2,3V7C2,8.11 2.89,9 4,9H1V11H13V9H10C11.11,9 12,8.11 12,7V3C12,1.89 11.11,1 10,1H4M4,3H10V7H4V3M14,13C12.89,13 12,13.89 12,15V19C12,20.11 12.89,21 14,21H11V23H23V21H20C21.11,21 22,20.11 22,19V15C22,13.89 21.11,13 20,13H14M3.88,13.46L2.46,14.88L4.59,17L2.46,19.12L3.88,20.54L6,18.41L8.12,20.54L9.54,19.12L7.41,17L9.54,14.88L8.12,13.46L6,15.59L3.88,13.46M14,15H20V19H14V15Z`?z`<ha-svg-icon .path=${e} aria-hidden="true"></ha-svg-icon>`:z`<ha-icon icon=${e} aria-hidden="true"></ha-icon>`}function lt({icon:e,title:t,text:n,tone:r=`neutral`,action:i}){return z`<div class="notice ${r}" role=${r===`bad`?`alert`:`status`}>
<span class="notice-icon">${ct(e)}</span>
<span class="notice-title">${t}</span>
${n?z`<span class="notice-text">${n}</span>`:V}
${i?z`<button type="button" class="text-button" @click=${i.run}>${i.label}</button>`:V}
</div>`}function ut(e,t=3){return z`<div class="skeleton" role="status" aria-label=${e}>
${Array.from({length:t},()=>z`<div class="skeleton-row" aria-hidden="true">
<i class="skeleton-icon"></i>
<span><i class="skeleton-line"></i><i class="skeleton-line short"></i></span>
</div>`)}
</div>`}function dt(e,t){return z`<div class="strip" role="status">${ct(e)}<span>${t}</span></div>`}var ft=x`
:host{--pbx-text:var(--primary-text-color,#141414);--pbx-text-2:var(--secondary-text-color,#5e5e5e);--pbx-line:var(--divider-color,rgba(0,0,0,0.12));--pbx-primary:var(--primary-color,#009ac7);--pbx-card:var(--ha-card-background,var(--card-background-color,#fff));--pbx-ringing:var(--warning-color,#ffa600);--pbx-talking:var(--success-color,#43a047);--pbx-held:var(--deep-purple-color,#6e41ab);--pbx-missed:var(--error-color,#db4437);--pbx-failed:var(--warning-color,#ffa600);--pbx-voicemail:var(--info-color,#039be5);--pbx-idle:var(--disabled-color,#bdbdbd);--pbx-gap:16px;--pbx-radius:12px;display:block;height:100%;}*{box-sizing:border-box;}button,input{font:inherit;color:inherit;}button{cursor:pointer;background:none;border:0;padding:0;text-align:start;-webkit-tap-highlight-color:transparent;}[aria-disabled="true"]{cursor:default;}button[aria-busy="true"]{opacity:0.5;}:focus-visible{outline:2px solid var(--pbx-primary);outline-offset:2px;}.hidden-text{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap;}.numbers{font-variant-numeric:tabular-nums;}`,pt=x`
ha-card{display:flex;flex-direction:column;height:100%;overflow:hidden;color:var(--pbx-text);container:pbx-card / inline-size;}.header{display:flex;align-items:center;gap:8px;padding:12px var(--pbx-gap) 8px;min-height:48px;}.header h2{flex:1;min-width:0;margin:0;font-size:16px;font-weight:500;line-height:24px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;}.strip{display:flex;align-items:center;gap:8px;margin:0 var(--pbx-gap) 8px;padding:8px 12px;border-radius:8px;font-size:13px;line-height:18px;background:color-mix(in srgb,var(--pbx-failed) 14%,transparent);--mdc-icon-size:18px;}ha-card > .strip:first-child{margin-block-start:12px;}.strip > :first-child{flex:none;}`,mt=x`
.text-button{min-height:36px;padding:0 12px;border-radius:18px;font-size:14px;font-weight:500;color:color-mix(in srgb,var(--pbx-primary) 65%,var(--pbx-text));}.text-button:hover{background:color-mix(in srgb,var(--pbx-primary) 10%,transparent);}.notice{display:flex;flex-direction:column;align-items:center;justify-content:center;gap:4px;padding:24px;text-align:center;--pbx-tone:var(--pbx-text-2);}.notice.good{--pbx-tone:var(--pbx-talking);}.notice.bad{--pbx-tone:var(--pbx-missed);}.notice-icon{display:grid;place-items:center;width:48px;height:48px;margin-bottom:8px;border-radius:50%;color:var(--pbx-tone);background:color-mix(in srgb,var(--pbx-tone) 12%,transparent);}.notice-title{font-size:14px;font-weight:500;line-height:20px;}.notice-text{max-width:40ch;font-size:13px;line-height:18px;color:var(--pbx-text-2);text-wrap:balance;}.skeleton-row{display:flex;align-items:center;gap:12px;padding:8px var(--pbx-gap);height:56px;}.skeleton-row > span{flex:1;}.skeleton i{display:block;background:var(--pbx-line);animation:pbx-pulse 1.6s ease-in-out infinite;}.skeleton .skeleton-icon{width:36px;height:36px;border-radius:50%;}.skeleton-line{width:60%;height:10px;margin:4px 0;border-radius:5px;}.skeleton-line.short{width:35%;}@keyframes pbx-pulse{50%{opacity:0.4;}}@media (prefers-reduced-motion:reduce){.skeleton i{animation:none;}}`;function ht(e,t,n,r){var i=arguments.length,a=i<3?t:r===null?r=Object.getOwnPropertyDescriptor(t,n):r,o;if(typeof Reflect==`object`&&typeof Reflect.decorate==`function`)a=Reflect.decorate(e,t,n,r);else for(var s=e.length-1;s>=0;s--)(o=e[s])&&(a=(i<3?o(a):i>3?o(t,n,a):o(t,n))||a);return i>3&&a&&Object.defineProperty(t,n,a),a}var gt=class{constructor(e,t){this.host=e,this.load=t,this._4h=null,this._4i=`new`}get loaded(){return this._4h}render(e,t){return this._4h?t(this._4h):this._4i===`failed`?lt({icon:`mdi:alert-circle-outline`,title:e(`states.part_failed`),text:e(`states.part_failed_text`),tone:`bad`,action:{label:e(`states.retry`),run:()=>void this.begin()}}):(this.begin(),ut(e(`states.loading`)))}async begin(){if(!(this._4i===`loading`||this._4h)){this._4i===`failed`&&this.host.requestUpdate(),this._4i=`loading`;try{this._4h=await this.load()}catch(e){this._4i=`failed`}this.host.requestUpdate()}}},_t=`dial`;function vt(e){g(`extension`,e.extension)}function yt(e,t){return t&&e!=null&&e.may_read_log&&e.features.includes(_t)&&e.extensions.some(({number:e})=>e===t)?t:null}function bt(e,t,n){return{t,mask:n,extensions:new Map(e==null?void 0:e.extensions.map(({number:e,name:t})=>[e,t]))}}function xt(e,t,n=null){let{t:r,mask:i,extensions:a}=e;if(!t){var o;return{label:(o=d(n,i))==null?r(`call.unknown_number`):o,number:null,dial:null,inside:!1}}let s=a.get(t);if(s!==void 0){let e=s==null?n:s;return{label:e==null?r(`call.extension`,{number:t}):e,number:e?t:null,dial:t,inside:!0}}let c=u(t,i),l=i===`none`&&/\d/.test(t)?t:null,f=d(n,i),p=i===`full`&&c!==t?r(`call.hidden_number`):c;return{label:f==null?p:f,number:f?c:null,dial:l,inside:!1}}function St(e){let t=e==null?void 0:e.attributes.connected_number;return typeof t==`string`&&t?t:null}function Ct(e){return`tel:${e.replace(/[^\d+*#]/g,``)}`}var wt={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},Tt=e=>(...t)=>({_$litDirective$:e,values:t}),Et=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,n){this._$Ct=e,this._$AM=t,this._$Ci=n}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}},{I:Dt}=Ie,Ot=e=>e,kt=()=>document.createComment(``),Q=(e,t,n)=>{let r=e._$AA.parentNode,i=t===void 0?e._$AB:t._$AA;if(n===void 0)n=new Dt(r.insertBefore(kt(),i),r.insertBefore(kt(),i),e,e.options);else{let t=n._$AB.nextSibling,o=n._$AM,s=o!==e;if(s){var a;let t;(a=n._$AQ)==null||a.call(n,e),n._$AM=e,n._$AP!==void 0&&(t=e._$AU)!==o._$AU&&n._$AP(t)}if(t!==i||s){let e=n._$AA;for(;e!==t;){let t=Ot(e).nextSibling;Ot(r).insertBefore(e,i),e=t}}}return n},$=(e,t,n=e)=>(e._$AI(t,n),e),At={},jt=(e,t=At)=>e._$AH=t,Mt=e=>e._$AH,Nt=e=>{e._$AR(),e._$AA.remove()},Pt=(e,t,n)=>{let r=new Map;for(let i=t;i<=n;i++)r.set(e[i],i);return r},Ft=Tt(class extends Et{constructor(e){if(super(e),e.type!==wt.CHILD)throw Error(`repeat() can only be used in text expressions`)}dt(e,t,n){let r;n===void 0?n=t:t!==void 0&&(r=t);let i=[],a=[],o=0;for(let t of e)i[o]=r?r(t,o):o,a[o]=n(t,o),o++;return{values:a,keys:i}}render(e,t,n){return this.dt(e,t,n).values}update(e,[t,n,r]){var i;let a=Mt(e),{values:o,keys:s}=this.dt(t,n,r);if(!Array.isArray(a))return this.ut=s,o;let c=(i=this.ut)==null?this.ut=[]:i,l=[],u,d,f=0,p=a.length-1,m=0,h=o.length-1;for(;f<=p&&m<=h;)if(a[f]===null)f++;else if(a[p]===null)p--;else if(c[f]===s[m])l[m]=$(a[f],o[m]),f++,m++;else if(c[p]===s[h])l[h]=$(a[p],o[h]),p--,h--;else if(c[f]===s[h])l[h]=$(a[f],o[h]),Q(e,l[h+1],a[f]),f++,h--;else if(c[p]===s[m])l[m]=$(a[p],o[m]),Q(e,a[f],a[p]),p--,m++;else if(u===void 0&&(u=Pt(s,m,h),d=Pt(c,f,p)),u.has(c[f])){if(u.has(c[p])){let t=d.get(s[m]),n=t===void 0?null:a[t];if(n===null){let t=Q(e,a[f]);$(t,o[m]),l[m]=t}else l[m]=$(n,o[m]),Q(e,a[f],n),a[t]=null;m++}else Nt(a[p]),p--}else Nt(a[f]),f++;for(;m<=h;){let t=Q(e,l[h+1]);$(t,o[m]),l[m++]=t}for(;f<=p;){let e=a[f++];e!==null&&Nt(e)}return this.ut=s,jt(e,l),B}});function It(e,t,n){let r=n?{message:t,action:n}:{message:t};e.dispatchEvent(new CustomEvent(`hass-notification`,{detail:r,bubbles:!0,composed:!0}))}var Lt=2e3,Rt=class{constructor(e,t){this.host=e,this.means=t,this._4e=null}from(e){let{systems:t,extension:n}=this.means();return yt(t==null?void 0:t.find(t=>t.config_entry_id===e),n)}control({config_entry_id:e,number:t,inside:n=!1},{classes:r,content:i,title:a,label:o}){let s=this.from(e);return!t||t===s||n&&!s?V:s?z`<button
type="button"
class=${r}
aria-disabled=${this._4e!==null}
aria-busy=${this._4e===t}
aria-label=${o==null?V:o}
title=${a==null?V:a}
@click=${()=>void this._4f(e,s,t)}
>
${i}
</button>`:z`<a
class=${r}
href=${Ct(t)}
aria-label=${o==null?V:o}
title=${a==null?V:a}
>${i}</a
>`}async _4f(e,t,n){let{hass:r,t:i}=this.means();if(this._4e!==null||!r)return;this._4g(n);let a=new Promise(e=>setTimeout(e,Lt));try{await r.callService(`pbx`,`dial`,{config_entry_id:e,extension:t,number:n}),It(this.host,i(`call.own_rings`,{extension:t}))}catch(e){}await a,this._4g(null)}_4g(e){this._4e=e,this.host.requestUpdate()}},zt={resume:`hold`},Bt=class{constructor(e,t){this.host=e,this.means=t,this._4a=new Map,this._4c=new Set,this._4b=new Set}underWay(e){return this._4a.get(Y(e))}isMuted(e){return this._4b.has(Y(e))}async give(e,t,n,r={}){var i,a;let{hass:o}=this.means(),s=Y(t),c=`${(i=zt[e])==null?e:i} ${s}`;if(!o||this._4a.has(s)||this._4c.has(c))return!1;this._4a.set(s,String((a=r.end)==null?e:a)),this.host.requestUpdate(),this._4c.add(c),setTimeout(()=>this._4c.delete(c),Lt);let l=await o.callService(`pbx`,e,{config_entry_id:t.config_entry_id,...n,...r}).then(()=>!0,()=>!1);return this._4a.delete(s),this.host.requestUpdate(),l}async mute(e,t){let n=Y(e),r=!this._4b.has(n);await this.give(`mute`,e,t,{muted:r})&&(r?this._4b.add(n):this._4b.delete(n),this.host.requestUpdate())}async passOn(e,t,n){let r=e.chosen;if(!r||r.isBusy)return;let{call:i,who:a,attended:o}=r;e.busy(!0),await this.give(`transfer`,i,a,{to:t,...o?{attended:o}:{}})?(o?e.asks({call:i,who:a,name:n}):It(this.host,this.means().t(`transfer.passed_on`,{name:n})),e.cancel()):e.busy(!1)}async endTransfer(e,t,n,r){await this.give(`end_transfer`,t,n,{end:r})&&e.over(t)}};export{qe as A,_ as B,Ze as C,et as D,$e as E,B as F,s as G,p as H,z as I,o as K,x as L,We as M,J as N,Ye as O,V as P,h as R,at as S,tt as T,f as U,g as V,m as W,ft as _,Tt as a,lt as b,St as c,vt as d,yt as f,mt as g,pt as h,Ft as i,Ge as j,Y as k,bt as l,ht as m,Rt as n,Et as o,gt as p,It as r,wt as s,Bt as t,xt as u,st as v,X as w,dt as x,ut as y,ee as z};