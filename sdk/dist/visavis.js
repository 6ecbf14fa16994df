"use strict";var visavis=(()=>{var vt=Object.defineProperty;var lr=Object.getOwnPropertyDescriptor;var hr=Object.getOwnPropertyNames;var ur=Object.prototype.hasOwnProperty;var $e=(t,e,i)=>()=>{if(i)throw i[0];try{return t&&(e=t(t=0)),e}catch(n){throw i=[n],n}};var de=(t,e)=>{for(var i in e)vt(t,i,{get:e[i],enumerable:!0})},pr=(t,e,i,n)=>{if(e&&typeof e=="object"||typeof e=="function")for(let r of hr(e))!ur.call(t,r)&&r!==i&&vt(t,r,{get:()=>e[r],enumerable:!(n=lr(e,r))||n.enumerable});return t};var mr=t=>pr(vt({},"__esModule",{value:!0}),t);var hi={};de(hi,{call:()=>Pr,widget:()=>$r});var Pr,$r,ui=$e(()=>{"use strict";Pr={region:"Videoanruf",controls:"Anrufsteuerung",joinTitle:"Bereit für den Anruf?",joinHint:"Prüfen Sie Bild und Ton. Niemand sieht Sie, bevor Sie beitreten.",join:"Anruf beitreten",joinWithoutCamera:"Ohne Kamera beitreten",preview:"Vorschau Ihrer Kamera",previewOff:"Ihre Kamera ist aus",previewAsking:"Ihr Browser fragt nach Kamera und Mikrofon. Wählen Sie „Zulassen“.",microphoneLevel:"Mikrofonpegel",camera:"Kamera",microphone:"Mikrofon",speaker:"Lautsprecher",unnamedDevice:(t,e)=>`${t} ${e}`,noDevice:"Keines gefunden",settings:"Geräte",close:"Schließen",muteMicrophone:"Mikrofon stummschalten",unmuteMicrophone:"Stummschaltung aufheben",stopCamera:"Kamera ausschalten",startCamera:"Kamera einschalten",shareScreen:"Bildschirm teilen",stopSharing:"Teilen beenden",fullscreen:"Vollbild",leaveFullscreen:"Vollbild verlassen",leave:"Auflegen",you:"Sie",selfView:"Ihre Kamera. Mit den Pfeiltasten verschieben.",sharing:"Sie teilen Ihren Bildschirm",screenOf:t=>`Bildschirm von ${t}`,waitingFor:t=>t==="customer"?"Wir verbinden Sie …":"Warten auf die Kundin oder den Kunden …",waitingHint:"Der Anruf beginnt von selbst, sobald alle da sind.",leftWaiting:t=>`${t} hat den Anruf verlassen.`,leftHint:"Sie können warten oder auflegen.",connecting:"Verbindung wird aufgebaut …",connected:"Verbunden",reconnecting:"Verbindung unterbrochen. Neuer Versuch …",signalReconnecting:"Verbindung wird wiederhergestellt …",path:({protocol:t,relay:e})=>e?`Über ein Relay verbunden (${e.protocol.toUpperCase()})`:`Direkt verbunden (${t.toUpperCase()})`,resumed:"Sie sind wieder verbunden.",othersReconnecting:t=>`Die Verbindung zu ${t} ist unterbrochen. Bitte warten …`,speaks:t=>`${t} spricht`,pausedForYou:"Das Bild pausiert, weil Ihre Verbindung schwach ist.",ownConnection:t=>`Bei Ihnen: ${t}`,quality:{good:"Gute Verbindung",fair:"Mäßige Verbindung",weak:"Schwache Verbindung",none:"Es kommt nichts durch",reasons:{loss:"Pakete gehen verloren",jitter:"Pakete kommen ungleichmäßig",roundTrip:"große Verzögerung",freeze:"das Bild stockt",suspended:"das Video pausiert"}},microphoneOff:t=>`Das Mikrofon von ${t} ist aus`,cameraOffByRequest:t=>`Sie sehen ${t}. Ihre Kamera bleibt auf Wunsch aus.`,theyMayNotSend:t=>`${t} sieht Sie. Die andere Kamera bleibt auf Wunsch aus.`,joined:t=>`${t} ist beigetreten.`,left:t=>`${t} hat den Anruf verlassen.`,sharesScreen:t=>`${t} teilt den Bildschirm.`,stoppedSharing:t=>`${t} teilt den Bildschirm nicht mehr.`,mutedNow:"Ihr Mikrofon ist aus.",unmutedNow:"Ihr Mikrofon ist an.",cameraOnNow:"Ihre Kamera ist an.",cameraOffNow:"Ihre Kamera ist aus.",listen:"Ihr Browser hält den Ton zurück.",listenButton:"Ton einschalten",endedTitle:"Der Anruf ist beendet",refusedTitle:"Sie können diesem Anruf nicht beitreten",failedTitle:"Die Verbindung kam nicht zustande",duration:t=>`Dauer: ${t}.`,joinAgain:"Wieder beitreten",tryAgain:"Erneut versuchen",noToken:"Dieser Link ist unvollständig. Bitten Sie um einen neuen.",unsupportedTitle:"Dieser Browser kann keine Videoanrufe führen",unsupported:"Öffnen Sie den Link in einem aktuellen Chrome, Edge, Firefox oder Safari über eine sichere Adresse (https).",uses:"Dieser Anruf verwendet",usesMicrophone:"Ihr Mikrofon",usesCamera:"Ihre Kamera",usesNoCamera:"Ihre Kamera bleibt aus",usesScreen:"Was Sie von Ihrem Bildschirm zeigen",voiceTitle:"Bereit für das Gespräch?",voiceHint:"Prüfen Sie Ihr Mikrofon. Niemand hört Sie, bevor Sie beitreten.",screenTitle:"Bildschirm zeigen?",screenHint:"Ihr Browser fragt, welches Fenster oder welchen Tab Sie zeigen. Sie können jederzeit aufhören.",chooseScreen:"Auswählen, was gezeigt wird",notNow:"Jetzt nicht",held:"Sie werden gehalten. Das Gespräch geht gleich weiter.",heldByUs:"Der Kunde wird gehalten.",switchToVideo:"Zu Video wechseln",switchToVoice:"Nur noch sprechen",wantsVideo:t=>`${t} möchte zu Video wechseln.`,wantsToSeeYou:t=>`${t} möchte Sie sehen.`,wantsChange:t=>`${t} möchte die Videoübertragung ändern.`,agree:"Zustimmen",agreeWithoutCamera:"Ohne meine Kamera",decline:"Ablehnen",waitingForConsent:"Die andere Seite wird gefragt …",takeBack:"Zurücknehmen",switched:t=>t==="video"?"Dies ist jetzt ein Videoanruf.":"Dies ist jetzt ein Sprachanruf.",camerasSeen:{both:"Beide Kameras sind jetzt zu sehen.",ours:"Nur Ihre Kamera ist jetzt zu sehen.",theirs:"Nur die Kamera der Gegenseite ist jetzt zu sehen.",none:"Keine Kamera ist jetzt zu sehen."},notSwitched:"Der Anruf bleibt, wie er war.",mutedByAgent:"Sie wurden stummgeschaltet.",wantsToHearYou:t=>`${t} bittet Sie, die Stummschaltung aufzuheben.`,unmute:"Aufheben",devices:{microphone:"Ihr Mikrofon",camera:"Ihre Kamera",screen:"Ihren Bildschirm"},failures:{permission_denied:t=>`Wir können ${t} nicht erreichen. Erlauben Sie den Zugriff in der Adresszeile und versuchen Sie es erneut.`,device_not_found:()=>"Das Gerät wurde nicht gefunden. Schließen Sie eines an oder fahren Sie ohne fort.",device_in_use:t=>`Ein anderes Programm verwendet ${t}. Schließen Sie es und versuchen Sie es erneut.`,device_constraints:()=>"Dieses Gerät lässt sich so nicht verwenden. Wählen Sie ein anderes.",device_failed:()=>"Dieses Gerät funktioniert nicht. Wählen Sie ein anderes oder fahren Sie ohne fort.",share_cancelled:()=>"Es wird nichts geteilt.",token_expired:()=>"Dieser Link ist abgelaufen. Bitten Sie um einen neuen.",unauthorized:()=>"Dieser Link ist nicht gültig. Bitten Sie um einen neuen.",forbidden:()=>"Das ist in diesem Anruf nicht erlaubt.",room_full:()=>"In diesem Anruf ist kein Platz frei. Versuchen Sie es später erneut.",busy:()=>"Der Dienst ist ausgelastet. Versuchen Sie es gleich noch einmal.",unreachable:()=>"Der Dienst ist nicht erreichbar. Prüfen Sie Ihre Internetverbindung und versuchen Sie es erneut.",connection_lost:()=>"Ihre Internetverbindung war zu lange unterbrochen.",media_failed:()=>"Bild und Ton kommen in Ihrem Netz nicht durch. Versuchen Sie ein anderes, zum Beispiel das Ihres Telefons.",unsupported_browser:()=>"Das kann dieser Browser nicht.",other:()=>"Das hat nicht geklappt. Versuchen Sie es erneut."},ends:{left:"Sie haben aufgelegt.",roomClosed:"Der Anruf wurde für alle beendet.",hungUp:"Der Anruf wurde beendet.",removed:"Sie wurden aus dem Anruf entfernt.",replaced:"Der Anruf läuft in einem anderen Fenster weiter.",participantLost:"Die Verbindung zur anderen Seite ist abgebrochen."}},$r={launcher:"Chatten Sie mit uns",launcherUnread:t=>`Chatten Sie mit uns, ${t===1?"1 neue Nachricht":`${t} neue Nachrichten`}`,title:"Wie können wir helfen?",titleWith:t=>`Sie sprechen mit ${t}`,minimise:"Minimieren",backToCall:"Zurück zum Anruf",loading:"Das Gespräch wird geladen",welcome:"Schön, dass Sie da sind. Schreiben Sie uns, wir antworten Ihnen hier.",topic:"Worum geht es?",topicHint:"Ein paar Worte, wenn Sie möchten",firstMessage:"Ihre Nachricht",start:"Gespräch beginnen",message:"Nachricht schreiben",send:"Senden",attach:"Bild oder Dokument anhängen",dropHere:"Datei hier ablegen",today:"Heute",yesterday:"Gestern",you:"Sie",sending:"Wird gesendet",sent:"Gesendet",delivered:"Zugestellt",seen:"Gelesen",failed:"Nicht gesendet",retry:"Erneut senden",discard:"Verwerfen",earlier:"Frühere Nachrichten anzeigen",newMessages:"Neue Nachrichten",writing:t=>`${t} schreibt`,position:t=>t===1?"Sie sind als Nächstes an der Reihe.":`Sie sind auf Platz ${t} der Warteschlange.`,waiting:"Gleich ist jemand für Sie da.",away:t=>`${t} ist kurz nicht da.`,uploading:(t,e)=>`${t}: ${e} % gesendet`,cancel:"Abbrechen",download:t=>`${t} speichern`,openPicture:t=>`Bild ${t} öffnen`,pictureFailed:"Das Bild lässt sich nicht anzeigen.",fileTooLarge:(t,e)=>`${t} ist zu groß. Erlaubt sind bis zu ${e}.`,fileKind:t=>`${t} kann nicht gesendet werden. Möglich sind Bilder (JPG, PNG), PDF und Office-Dokumente.`,fileFailed:t=>`${t} konnte nicht gesendet werden.`,askVoice:"Um einen Anruf bitten",askVideo:"Um einen Videoanruf bitten",asking:t=>t==="video"?"Sie haben um einen Videoanruf gebeten. Wir warten auf Antwort …":"Sie haben um einen Anruf gebeten. Wir warten auf Antwort …",takeBack:"Zurücknehmen",asksYou:(t,e)=>e==="video"?`${t} möchte Sie per Video sprechen`:`${t} möchte mit Ihnen sprechen`,invites:(t,e)=>({voiceCall:`${t} lädt Sie zu einem Anruf ein`,videoCall:`${t} lädt Sie zu einem Videoanruf ein`,screenShare:`${t} bittet Sie, Ihren Bildschirm zu zeigen`,cobrowse:`${t} möchte diese Seite mit Ihnen ansehen`})[e],inviteHint:t=>({voiceCall:"Ihr Mikrofon wird verwendet, sobald Sie zugestimmt haben.",videoCall:"Mikrofon und Kamera werden verwendet, sobald Sie zugestimmt haben.",screenShare:"Sie wählen, was gezeigt wird, und können jederzeit aufhören.",cobrowse:"Felder mit Passwörtern und Kartennummern bleiben verborgen."})[t],watchOnly:"Sie sehen uns; Ihre Kamera bleibt aus.",accept:"Annehmen",decline:"Ablehnen",secondsLeft:t=>t===1?"Noch 1 Sekunde":`Noch ${t} Sekunden`,callRuns:"Der Anruf läuft",join:"Dem Anruf beitreten",expand:"Anruf vergrößern",chat:"Chat",hideChat:"Chat ausblenden",end:"Gespräch beenden",endSure:"Dieses Gespräch beenden?",endYes:"Beenden",endNo:"Fortsetzen",startNew:"Neues Gespräch beginnen",ended:{ended:"Das Gespräch ist beendet. Vielen Dank, dass Sie sich gemeldet haben.",customerLeft:"Sie haben das Gespräch beendet.",abandoned:"Es war leider niemand rechtzeitig frei. Bitte versuchen Sie es noch einmal.",idle:"Das Gespräch wurde geschlossen, weil lange nichts geschrieben wurde."},endedUnknown:"Das Gespräch ist beendet.",reconnecting:"Die Verbindung ist unterbrochen. Neuer Versuch …",unreachable:"Wir sind gerade nicht erreichbar. Prüfen Sie Ihre Internetverbindung und versuchen Sie es erneut.",expired:"Sie wurden abgemeldet. Laden Sie die Seite neu, um fortzufahren.",refused:"Der Chat ist auf dieser Seite nicht verfügbar.",replaced:"Das Gespräch läuft in einem anderen Fenster weiter.",goOnHere:"Hier fortsetzen",tryAgain:"Erneut versuchen",unsupported:"Dieser Browser ist für den Chat zu alt. Verwenden Sie einen aktuellen Chrome, Edge, Firefox oder Safari.",failure:"Das hat nicht geklappt. Bitte versuchen Sie es erneut.",joined:t=>`${t} ist jetzt da`,left:t=>`${t} hat das Gespräch verlassen`,transferred:"Wir geben Sie an eine Kollegin oder einen Kollegen weiter",requested:t=>t==="video"?"Bitte um einen Videoanruf":"Bitte um einen Anruf",requestEnded:{accepted:"Der Anruf wurde angenommen",declined:"Der Anruf wurde abgelehnt",cancelled:"Die Bitte um einen Anruf wurde zurückgenommen",expired:"Die Bitte um einen Anruf blieb ohne Antwort",failed:"Der Anruf kam nicht zustande"},invitationEnded:{declined:"Die Einladung wurde abgelehnt",cancelled:"Die Einladung wurde zurückgenommen",expired:"Die Einladung ist abgelaufen",ended:"",failed:"Der Anruf kam nicht zustande"},callStarted:t=>({voice:"Anruf begonnen",video:"Videoanruf begonnen",screen:"Bildschirmfreigabe begonnen"})[t],camerasSeen:{both:"Beide Kameras sind jetzt zu sehen",ours:"Nur Ihre Kamera ist jetzt zu sehen",theirs:"Nur die Kamera der Gegenseite ist jetzt zu sehen",none:"Keine Kamera ist jetzt zu sehen"},callSwitched:t=>t==="video"?"Zu Video gewechselt":"Zu Sprache gewechselt",callEnded:(t,e)=>t==="failed"?"Der Anruf kam nicht zustande":`Anruf beendet · ${e}`,closed:"Das Gespräch wurde beendet"}});var pi={};de(pi,{call:()=>Er,widget:()=>Mr});var Er,Mr,mi=$e(()=>{"use strict";Er={region:"Appel vidéo",controls:"Commandes de l’appel",joinTitle:"Prêt à rejoindre l’appel ?",joinHint:"Vérifiez l’image et le son. Personne ne vous voit avant que vous ne rejoigniez l’appel.",join:"Rejoindre l’appel",joinWithoutCamera:"Rejoindre sans caméra",preview:"Aperçu de votre caméra",previewOff:"Votre caméra est désactivée",previewAsking:"Votre navigateur demande l’accès à la caméra et au micro. Choisissez « Autoriser ».",microphoneLevel:"Niveau du micro",camera:"Caméra",microphone:"Micro",speaker:"Haut-parleur",unnamedDevice:(t,e)=>`${t} ${e}`,noDevice:"Aucun appareil trouvé",settings:"Appareils",close:"Fermer",muteMicrophone:"Couper le micro",unmuteMicrophone:"Activer le micro",stopCamera:"Désactiver la caméra",startCamera:"Activer la caméra",shareScreen:"Partager l’écran",stopSharing:"Arrêter le partage",fullscreen:"Plein écran",leaveFullscreen:"Quitter le plein écran",leave:"Raccrocher",you:"Vous",selfView:"Votre caméra. Déplacez-la avec les touches fléchées.",sharing:"Vous partagez votre écran",screenOf:t=>`Écran de ${t}`,waitingFor:t=>t==="customer"?"En attente de votre conseiller…":"En attente du client…",waitingHint:"L’appel commence dès que tout le monde est là.",leftWaiting:t=>`${t} a quitté l’appel.`,leftHint:"Vous pouvez attendre son retour ou raccrocher.",connecting:"Connexion en cours…",connected:"Connecté",reconnecting:"Connexion perdue. Nouvelle tentative…",signalReconnecting:"Reconnexion…",path:({protocol:t,relay:e})=>e?`Connecté par un relais (${e.protocol.toUpperCase()})`:`Connecté directement (${t.toUpperCase()})`,resumed:"Vous êtes de nouveau connecté.",othersReconnecting:t=>`La connexion avec ${t} est interrompue. Veuillez patienter…`,speaks:t=>`${t} parle`,pausedForYou:"L’image est en pause car votre connexion est faible.",ownConnection:t=>`Chez vous : ${t}`,quality:{good:"Bonne connexion",fair:"Connexion moyenne",weak:"Connexion faible",none:"Rien ne passe",reasons:{loss:"des paquets se perdent",jitter:"les paquets arrivent irrégulièrement",roundTrip:"long délai",freeze:"l’image se fige",suspended:"la vidéo est en pause"}},microphoneOff:t=>`Le micro de ${t} est coupé`,cameraOffByRequest:t=>`Vous voyez ${t}. Votre caméra reste désactivée, comme demandé.`,theyMayNotSend:t=>`${t} vous voit. L’autre caméra reste désactivée, comme demandé.`,joined:t=>`${t} a rejoint l’appel.`,left:t=>`${t} a quitté l’appel.`,sharesScreen:t=>`${t} partage son écran.`,stoppedSharing:t=>`${t} ne partage plus son écran.`,mutedNow:"Votre micro est coupé.",unmutedNow:"Votre micro est activé.",cameraOnNow:"Votre caméra est activée.",cameraOffNow:"Votre caméra est désactivée.",listen:"Votre navigateur bloque le son.",listenButton:"Activer le son",endedTitle:"L’appel est terminé",refusedTitle:"Vous ne pouvez pas rejoindre cet appel",failedTitle:"La connexion n’a pas abouti",duration:t=>`Durée : ${t}.`,joinAgain:"Rejoindre à nouveau",tryAgain:"Réessayer",noToken:"Ce lien est incomplet. Demandez-en un nouveau.",unsupportedTitle:"Ce navigateur ne permet pas les appels vidéo",unsupported:"Ouvrez le lien dans une version récente de Chrome, Edge, Firefox ou Safari, à une adresse sécurisée (https).",uses:"Cet appel utilise",usesMicrophone:"Votre micro",usesCamera:"Votre caméra",usesNoCamera:"Votre caméra reste désactivée",usesScreen:"Ce que vous choisissez de montrer de votre écran",voiceTitle:"Prêt à parler ?",voiceHint:"Vérifiez votre micro. Personne ne vous entend avant que vous ne rejoigniez l’appel.",screenTitle:"Montrer votre écran ?",screenHint:"Votre navigateur demande quelle fenêtre ou quel onglet montrer. Vous pouvez arrêter à tout moment.",chooseScreen:"Choisir ce qui est montré",notNow:"Pas maintenant",held:"Vous êtes en attente. La conversation reprend dans un instant.",heldByUs:"Le client est en attente.",switchToVideo:"Passer à la vidéo",switchToVoice:"Continuer sans vidéo",wantsVideo:t=>`${t} souhaite passer à la vidéo.`,wantsToSeeYou:t=>`${t} souhaite vous voir.`,wantsChange:t=>`${t} souhaite modifier la transmission vidéo.`,agree:"Accepter",agreeWithoutCamera:"Sans ma caméra",decline:"Refuser",waitingForConsent:"En attente d’une réponse…",takeBack:"Annuler la demande",switched:t=>t==="video"?"C’est maintenant un appel vidéo.":"C’est maintenant un appel vocal.",camerasSeen:{both:"Les deux caméras sont maintenant visibles.",ours:"Seule votre caméra est maintenant visible.",theirs:"Seule la caméra de l’autre côté est maintenant visible.",none:"Aucune caméra n’est maintenant visible."},notSwitched:"L’appel reste inchangé.",mutedByAgent:"Votre micro a été coupé.",wantsToHearYou:t=>`${t} vous demande d’activer votre micro.`,unmute:"Activer",devices:{microphone:"votre micro",camera:"votre caméra",screen:"votre écran"},failures:{permission_denied:t=>`Nous ne pouvons pas accéder à ${t}. Autorisez l’accès dans la barre d’adresse, puis réessayez.`,device_not_found:()=>"Aucun appareil trouvé. Branchez-en un ou continuez sans.",device_in_use:t=>`Un autre programme utilise ${t}. Fermez ce programme, puis réessayez.`,device_constraints:()=>"Cet appareil ne peut pas être utilisé ainsi. Choisissez-en un autre.",device_failed:()=>"Cet appareil ne fonctionne pas. Choisissez-en un autre ou continuez sans.",share_cancelled:()=>"Rien n’est partagé.",token_expired:()=>"Ce lien a expiré. Demandez-en un nouveau.",unauthorized:()=>"Ce lien n’est pas valide. Demandez-en un nouveau.",forbidden:()=>"Cela n’est pas autorisé dans cet appel.",room_full:()=>"Il n’y a plus de place dans cet appel. Réessayez plus tard.",busy:()=>"Le service est très sollicité. Réessayez dans un instant.",unreachable:()=>"Le service est injoignable. Vérifiez votre connexion Internet, puis réessayez.",connection_lost:()=>"Votre connexion Internet a été interrompue trop longtemps.",media_failed:()=>"L’image et le son ne passent pas sur votre réseau. Essayez-en un autre, par exemple celui de votre téléphone.",unsupported_browser:()=>"Ce navigateur ne le permet pas.",other:()=>"Une erreur s’est produite. Réessayez."},ends:{left:"Vous avez raccroché.",roomClosed:"L’appel a été fermé pour tous.",hungUp:"L’appel a été terminé.",removed:"Vous avez été retiré de l’appel.",replaced:"L’appel se poursuit dans une autre fenêtre.",participantLost:"La connexion avec votre interlocuteur a été perdue."}},Mr={launcher:"Discuter avec nous",launcherUnread:t=>`Discuter avec nous, ${t===1?"1 nouveau message":`${t} nouveaux messages`}`,title:"Comment pouvons-nous vous aider ?",titleWith:t=>`Vous parlez avec ${t}`,minimise:"Réduire",backToCall:"Revenir à l’appel",loading:"Chargement de la conversation",welcome:"Bienvenue. Écrivez-nous, nous vous répondons ici.",topic:"Quel est le sujet ?",topicHint:"Quelques mots, si vous le souhaitez",firstMessage:"Votre message",start:"Commencer la conversation",message:"Écrire un message",send:"Envoyer",attach:"Joindre une image ou un document",dropHere:"Déposez votre fichier ici",today:"Aujourd’hui",yesterday:"Hier",you:"Vous",sending:"Envoi en cours",sent:"Envoyé",delivered:"Distribué",seen:"Lu",failed:"Non envoyé",retry:"Réessayer",discard:"Supprimer",earlier:"Afficher les messages précédents",newMessages:"Nouveaux messages",writing:t=>`${t} écrit`,position:t=>t===1?"C’est bientôt votre tour.":`Vous êtes numéro ${t} dans la file d’attente.`,waiting:"Quelqu’un est à vous dans un instant.",away:t=>`${t} s’est absenté un instant.`,uploading:(t,e)=>`${t} : ${e} % envoyés`,cancel:"Annuler",download:t=>`Enregistrer ${t}`,openPicture:t=>`Ouvrir l’image ${t}`,pictureFailed:"L’image ne peut pas être affichée.",fileTooLarge:(t,e)=>`${t} est trop volumineux. La limite est de ${e}.`,fileKind:t=>`${t} ne peut pas être envoyé. Envoyez une image (JPG, PNG), un PDF ou un document Office.`,fileFailed:t=>`${t} n’a pas pu être envoyé.`,askVoice:"Demander un appel",askVideo:"Demander un appel vidéo",asking:t=>t==="video"?"Vous avez demandé un appel vidéo. En attente d’une réponse…":"Vous avez demandé un appel. En attente d’une réponse…",takeBack:"Annuler la demande",asksYou:(t,e)=>e==="video"?`${t} souhaite vous parler en vidéo`:`${t} souhaite vous parler`,invites:(t,e)=>({voiceCall:`${t} vous invite à un appel`,videoCall:`${t} vous invite à un appel vidéo`,screenShare:`${t} vous demande de montrer votre écran`,cobrowse:`${t} souhaite regarder cette page avec vous`})[e],inviteHint:t=>({voiceCall:"Votre micro est utilisé dès que vous avez accepté.",videoCall:"Votre micro et votre caméra sont utilisés dès que vous avez accepté.",screenShare:"Vous choisissez ce qui est montré et pouvez arrêter à tout moment.",cobrowse:"Les champs de mot de passe et de carte restent masqués."})[t],watchOnly:"Vous nous voyez ; votre caméra reste désactivée.",accept:"Accepter",decline:"Refuser",secondsLeft:t=>t===1?"Encore 1 seconde":`Encore ${t} secondes`,callRuns:"L’appel continue",join:"Rejoindre l’appel",expand:"Agrandir l’appel",chat:"Discussion",hideChat:"Masquer la discussion",end:"Terminer la conversation",endSure:"Terminer cette conversation ?",endYes:"Terminer",endNo:"Continuer",startNew:"Commencer une nouvelle conversation",ended:{ended:"La conversation est terminée. Merci de nous avoir contactés.",customerLeft:"Vous avez terminé la conversation.",abandoned:"Personne n’était disponible à temps. Veuillez réessayer.",idle:"La conversation a été fermée après une longue inactivité."},endedUnknown:"La conversation est terminée.",reconnecting:"Connexion perdue. Nouvelle tentative…",unreachable:"Nous sommes injoignables pour le moment. Vérifiez votre connexion Internet, puis réessayez.",expired:"Vous avez été déconnecté. Rechargez la page pour continuer.",refused:"La discussion n’est pas disponible sur cette page.",replaced:"La conversation se poursuit dans une autre fenêtre.",goOnHere:"Continuer ici",tryAgain:"Réessayer",unsupported:"Ce navigateur est trop ancien. Utilisez une version récente de Chrome, Edge, Firefox ou Safari.",failure:"Cela n’a pas fonctionné. Veuillez réessayer.",joined:t=>`${t} a rejoint la conversation`,left:t=>`${t} a quitté la conversation`,transferred:"Nous vous transférons à un collègue",requested:t=>t==="video"?"Un appel vidéo a été demandé":"Un appel a été demandé",requestEnded:{accepted:"L’appel a été accepté",declined:"L’appel a été refusé",cancelled:"La demande d’appel a été annulée",expired:"La demande d’appel est restée sans réponse",failed:"L’appel n’a pas abouti"},invitationEnded:{declined:"L’invitation a été refusée",cancelled:"L’invitation a été annulée",expired:"L’invitation a expiré",ended:"",failed:"L’appel n’a pas abouti"},callStarted:t=>({voice:"Appel commencé",video:"Appel vidéo commencé",screen:"Partage d’écran commencé"})[t],camerasSeen:{both:"Les deux caméras sont maintenant visibles",ours:"Seule votre caméra est maintenant visible",theirs:"Seule la caméra de l’autre côté est maintenant visible",none:"Aucune caméra n’est maintenant visible"},callSwitched:t=>t==="video"?"Passage à la vidéo":"Passage à l’audio",callEnded:(t,e)=>t==="failed"?"L’appel n’a pas abouti":`Appel terminé · ${e}`,closed:"La conversation a été terminée"}});var fi={};de(fi,{call:()=>Rr,widget:()=>Ir});var Rr,Ir,gi=$e(()=>{"use strict";Rr={region:"Videollamada",controls:"Controles de la llamada",joinTitle:"¿Todo listo para la llamada?",joinHint:"Compruebe la imagen y el sonido. Nadie le ve antes de unirse.",join:"Unirse a la llamada",joinWithoutCamera:"Unirse sin cámara",preview:"Vista previa de su cámara",previewOff:"Su cámara está apagada",previewAsking:"Su navegador pide acceso a la cámara y al micrófono. Elija «Permitir».",microphoneLevel:"Nivel del micrófono",camera:"Cámara",microphone:"Micrófono",speaker:"Altavoz",unnamedDevice:(t,e)=>`${t} ${e}`,noDevice:"No se encontró ninguno",settings:"Dispositivos",close:"Cerrar",muteMicrophone:"Silenciar el micrófono",unmuteMicrophone:"Activar el micrófono",stopCamera:"Apagar la cámara",startCamera:"Encender la cámara",shareScreen:"Compartir pantalla",stopSharing:"Dejar de compartir",fullscreen:"Pantalla completa",leaveFullscreen:"Salir de pantalla completa",leave:"Colgar",you:"Usted",selfView:"Su cámara. Muévala con las teclas de flecha.",sharing:"Está compartiendo su pantalla",screenOf:t=>`Pantalla de ${t}`,waitingFor:t=>t==="customer"?"Esperando al agente…":"Esperando al cliente…",waitingHint:"La llamada empieza en cuanto estén todos.",leftWaiting:t=>`${t} ha salido de la llamada.`,leftHint:"Puede esperar a que vuelva o colgar.",connecting:"Conectando…",connected:"Conectado",reconnecting:"Se perdió la conexión. Reconectando…",signalReconnecting:"Reconectando…",path:({protocol:t,relay:e})=>e?`Conectado a través de un relé (${e.protocol.toUpperCase()})`:`Conexión directa (${t.toUpperCase()})`,resumed:"La conexión se ha restablecido.",othersReconnecting:t=>`La conexión con ${t} se ha interrumpido. Espere, por favor…`,speaks:t=>`${t} está hablando`,pausedForYou:"La imagen está en pausa porque su conexión es débil.",ownConnection:t=>`La suya: ${t}`,quality:{good:"Buena conexión",fair:"Conexión regular",weak:"Conexión débil",none:"No llega nada",reasons:{loss:"se pierden paquetes",jitter:"los paquetes llegan de forma irregular",roundTrip:"mucho retraso",freeze:"la imagen se congela",suspended:"el vídeo está en pausa"}},microphoneOff:t=>`El micrófono de ${t} está silenciado`,cameraOffByRequest:t=>`Usted ve a ${t}. Su cámara sigue apagada, como se pidió.`,theyMayNotSend:t=>`${t} le ve. La otra cámara sigue apagada, como se pidió.`,joined:t=>`${t} se ha unido a la llamada.`,left:t=>`${t} ha salido de la llamada.`,sharesScreen:t=>`${t} comparte la pantalla.`,stoppedSharing:t=>`${t} ha dejado de compartir.`,mutedNow:"Su micrófono está silenciado.",unmutedNow:"Su micrófono está activado.",cameraOnNow:"Su cámara está encendida.",cameraOffNow:"Su cámara está apagada.",listen:"Su navegador bloquea el sonido.",listenButton:"Activar el sonido",endedTitle:"La llamada ha terminado",refusedTitle:"No puede unirse a esta llamada",failedTitle:"No se pudo establecer la conexión",duration:t=>`Duración: ${t}.`,joinAgain:"Volver a unirse",tryAgain:"Reintentar",noToken:"Este enlace está incompleto. Pida uno nuevo.",unsupportedTitle:"Este navegador no permite videollamadas",unsupported:"Abra el enlace en una versión actual de Chrome, Edge, Firefox o Safari, en una dirección segura (https).",uses:"Esta llamada usa",usesMicrophone:"Su micrófono",usesCamera:"Su cámara",usesNoCamera:"Su cámara permanece apagada",usesScreen:"Lo que usted elija mostrar de su pantalla",voiceTitle:"¿Todo listo para hablar?",voiceHint:"Compruebe su micrófono. Nadie le oye antes de unirse.",screenTitle:"¿Mostrar su pantalla?",screenHint:"Su navegador pregunta qué ventana o pestaña mostrar. Puede dejar de hacerlo cuando quiera.",chooseScreen:"Elegir qué se muestra",notNow:"Ahora no",held:"Está en espera. La conversación sigue enseguida.",heldByUs:"El cliente está en espera.",switchToVideo:"Cambiar a vídeo",switchToVoice:"Seguir sin vídeo",wantsVideo:t=>`${t} quiere cambiar a vídeo.`,wantsToSeeYou:t=>`${t} quiere verle.`,wantsChange:t=>`${t} quiere cambiar la transmisión de vídeo.`,agree:"Aceptar",agreeWithoutCamera:"Sin mi cámara",decline:"Rechazar",waitingForConsent:"Esperando una respuesta…",takeBack:"Retirar",switched:t=>t==="video"?"Ahora es una videollamada.":"Ahora es una llamada de voz.",camerasSeen:{both:"Ahora se ven las dos cámaras.",ours:"Ahora solo se ve su cámara.",theirs:"Ahora solo se ve la cámara de la otra parte.",none:"Ahora no se ve ninguna cámara."},notSwitched:"La llamada sigue como estaba.",mutedByAgent:"Le han silenciado.",wantsToHearYou:t=>`${t} le pide que active el micrófono.`,unmute:"Activar",devices:{microphone:"su micrófono",camera:"su cámara",screen:"su pantalla"},failures:{permission_denied:t=>`No podemos acceder a ${t}. Permita el acceso en la barra de direcciones e inténtelo de nuevo.`,device_not_found:()=>"No se encontró el dispositivo. Conecte uno o continúe sin él.",device_in_use:t=>`Otro programa está usando ${t}. Ciérrelo e inténtelo de nuevo.`,device_constraints:()=>"Este dispositivo no se puede usar así. Elija otro.",device_failed:()=>"Este dispositivo no funciona. Elija otro o continúe sin él.",share_cancelled:()=>"No se comparte nada.",token_expired:()=>"Este enlace ha caducado. Pida uno nuevo.",unauthorized:()=>"Este enlace no es válido. Pida uno nuevo.",forbidden:()=>"Eso no está permitido en esta llamada.",room_full:()=>"No queda sitio en esta llamada. Inténtelo más tarde.",busy:()=>"El servicio está ocupado. Inténtelo de nuevo en un momento.",unreachable:()=>"No se puede acceder al servicio. Compruebe su conexión a Internet e inténtelo de nuevo.",connection_lost:()=>"Su conexión a Internet se interrumpió demasiado tiempo.",media_failed:()=>"La imagen y el sonido no pasan por su red. Pruebe con otra, por ejemplo la de su teléfono.",unsupported_browser:()=>"Este navegador no puede hacerlo.",other:()=>"Algo ha fallado. Inténtelo de nuevo."},ends:{left:"Usted ha colgado.",roomClosed:"La llamada se cerró para todos.",hungUp:"La llamada se ha terminado.",removed:"Se le ha retirado de la llamada.",replaced:"La llamada continúa en otra ventana.",participantLost:"Se perdió la conexión con la otra parte."}},Ir={launcher:"Hable con nosotros",launcherUnread:t=>`Hable con nosotros, ${t===1?"1 mensaje nuevo":`${t} mensajes nuevos`}`,title:"¿En qué podemos ayudarle?",titleWith:t=>`Está hablando con ${t}`,minimise:"Minimizar",backToCall:"Volver a la llamada",loading:"Cargando la conversación",welcome:"Le damos la bienvenida. Escríbanos y le responderemos aquí.",topic:"¿De qué se trata?",topicHint:"Unas palabras, si lo desea",firstMessage:"Su mensaje",start:"Iniciar conversación",message:"Escriba un mensaje",send:"Enviar",attach:"Adjuntar una imagen o un documento",dropHere:"Suelte aquí su archivo",today:"Hoy",yesterday:"Ayer",you:"Usted",sending:"Enviando",sent:"Enviado",delivered:"Entregado",seen:"Leído",failed:"No enviado",retry:"Reintentar",discard:"Descartar",earlier:"Mostrar mensajes anteriores",newMessages:"Mensajes nuevos",writing:t=>`${t} está escribiendo`,position:t=>t===1?"Es su turno enseguida.":`Ocupa el puesto ${t} de la cola.`,waiting:"Enseguida le atendemos.",away:t=>`${t} se ha ausentado un momento.`,uploading:(t,e)=>`${t}: ${e} % enviado`,cancel:"Cancelar",download:t=>`Guardar ${t}`,openPicture:t=>`Abrir la imagen ${t}`,pictureFailed:"No se puede mostrar la imagen.",fileTooLarge:(t,e)=>`${t} es demasiado grande. El límite es de ${e}.`,fileKind:t=>`${t} no se puede enviar. Envíe una imagen (JPG, PNG), un PDF o un documento de Office.`,fileFailed:t=>`No se pudo enviar ${t}.`,askVoice:"Pedir una llamada",askVideo:"Pedir una videollamada",asking:t=>t==="video"?"Ha pedido una videollamada. Esperando respuesta…":"Ha pedido una llamada. Esperando respuesta…",takeBack:"Retirar",asksYou:(t,e)=>e==="video"?`${t} desea hablar con usted por vídeo`:`${t} desea hablar con usted`,invites:(t,e)=>({voiceCall:`${t} le invita a una llamada`,videoCall:`${t} le invita a una videollamada`,screenShare:`${t} le pide que muestre su pantalla`,cobrowse:`${t} desea ver esta página con usted`})[e],inviteHint:t=>({voiceCall:"Se usa su micrófono en cuanto usted acepte.",videoCall:"Se usan su micrófono y su cámara en cuanto usted acepte.",screenShare:"Usted elige qué se muestra y puede parar cuando quiera.",cobrowse:"Los campos de contraseñas y tarjetas permanecen ocultos."})[t],watchOnly:"Usted nos ve; su cámara permanece apagada.",accept:"Aceptar",decline:"Rechazar",secondsLeft:t=>t===1?"Queda 1 segundo":`Quedan ${t} segundos`,callRuns:"La llamada continúa",join:"Unirse a la llamada",expand:"Ampliar la llamada",chat:"Chat",hideChat:"Ocultar el chat",end:"Terminar la conversación",endSure:"¿Terminar esta conversación?",endYes:"Terminar",endNo:"Continuar",startNew:"Iniciar una conversación nueva",ended:{ended:"La conversación ha terminado. Gracias por hablar con nosotros.",customerLeft:"Usted ha terminado la conversación.",abandoned:"No había nadie libre a tiempo. Inténtelo de nuevo, por favor.",idle:"La conversación se cerró tras mucho tiempo sin actividad."},endedUnknown:"La conversación ha terminado.",reconnecting:"Se perdió la conexión. Reconectando…",unreachable:"Ahora no se nos puede localizar. Compruebe su conexión a Internet e inténtelo de nuevo.",expired:"Su sesión ha caducado. Recargue la página para continuar.",refused:"El chat no está disponible en esta página.",replaced:"La conversación continúa en otra ventana.",goOnHere:"Continuar aquí",tryAgain:"Reintentar",unsupported:"Este navegador es demasiado antiguo. Use una versión actual de Chrome, Edge, Firefox o Safari.",failure:"No ha funcionado. Inténtelo de nuevo, por favor.",joined:t=>`${t} se ha unido`,left:t=>`${t} ha salido`,transferred:"Le estamos pasando con otra persona del equipo",requested:t=>t==="video"?"Se ha pedido una videollamada":"Se ha pedido una llamada",requestEnded:{accepted:"La llamada se aceptó",declined:"La llamada se rechazó",cancelled:"La petición de llamada se retiró",expired:"La petición de llamada quedó sin respuesta",failed:"La llamada no se estableció"},invitationEnded:{declined:"La invitación se rechazó",cancelled:"La invitación se retiró",expired:"La invitación ha caducado",ended:"",failed:"La llamada no se estableció"},callStarted:t=>({voice:"Llamada iniciada",video:"Videollamada iniciada",screen:"Pantalla compartida"})[t],camerasSeen:{both:"Ahora se ven las dos cámaras",ours:"Ahora solo se ve su cámara",theirs:"Ahora solo se ve la cámara de la otra parte",none:"Ahora no se ve ninguna cámara"},callSwitched:t=>t==="video"?"Cambio a vídeo":"Cambio a voz",callEnded:(t,e)=>t==="failed"?"La llamada no se estableció":`Llamada terminada · ${e}`,closed:"La conversación se ha terminado"}});var vi={};de(vi,{call:()=>Ar,widget:()=>Lr});var Ar,Lr,yi=$e(()=>{"use strict";Ar={region:"Videochiamata",controls:"Comandi della chiamata",joinTitle:"Tutto pronto per la chiamata?",joinHint:"Controlli immagine e audio. Nessuno La vede prima che entri.",join:"Entra nella chiamata",joinWithoutCamera:"Entra senza videocamera",preview:"Anteprima della Sua videocamera",previewOff:"La Sua videocamera è spenta",previewAsking:"Il browser chiede l’accesso a videocamera e microfono. Scelga «Consenti».",microphoneLevel:"Livello del microfono",camera:"Videocamera",microphone:"Microfono",speaker:"Altoparlante",unnamedDevice:(t,e)=>`${t} ${e}`,noDevice:"Nessun dispositivo trovato",settings:"Dispositivi",close:"Chiudi",muteMicrophone:"Disattiva il microfono",unmuteMicrophone:"Attiva il microfono",stopCamera:"Spegni la videocamera",startCamera:"Accendi la videocamera",shareScreen:"Condividi lo schermo",stopSharing:"Interrompi la condivisione",fullscreen:"Schermo intero",leaveFullscreen:"Esci da schermo intero",leave:"Riaggancia",you:"Lei",selfView:"La Sua videocamera. La sposti con i tasti freccia.",sharing:"Sta condividendo lo schermo",screenOf:t=>`Schermo di ${t}`,waitingFor:t=>t==="customer"?"In attesa dell’operatore…":"In attesa del cliente…",waitingHint:"La chiamata inizia appena ci sono tutti.",leftWaiting:t=>`${t} ha lasciato la chiamata.`,leftHint:"Può attendere il ritorno o riagganciare.",connecting:"Connessione in corso…",connected:"Connesso",reconnecting:"Connessione persa. Nuovo tentativo…",signalReconnecting:"Riconnessione…",path:({protocol:t,relay:e})=>e?`Connesso tramite un relay (${e.protocol.toUpperCase()})`:`Connessione diretta (${t.toUpperCase()})`,resumed:"La connessione è ristabilita.",othersReconnecting:t=>`La connessione con ${t} si è interrotta. Attenda, per favore…`,speaks:t=>`${t} sta parlando`,pausedForYou:"L’immagine è in pausa perché la Sua connessione è debole.",ownConnection:t=>`La Sua: ${t}`,quality:{good:"Buona connessione",fair:"Connessione discreta",weak:"Connessione debole",none:"Non arriva nulla",reasons:{loss:"si perdono pacchetti",jitter:"i pacchetti arrivano in modo irregolare",roundTrip:"forte ritardo",freeze:"l’immagine si blocca",suspended:"il video è in pausa"}},microphoneOff:t=>`Il microfono di ${t} è disattivato`,cameraOffByRequest:t=>`Lei vede ${t}. La Sua videocamera resta spenta, come richiesto.`,theyMayNotSend:t=>`${t} La vede. L’altra videocamera resta spenta, come richiesto.`,joined:t=>`${t} è entrato nella chiamata.`,left:t=>`${t} ha lasciato la chiamata.`,sharesScreen:t=>`${t} condivide lo schermo.`,stoppedSharing:t=>`${t} non condivide più lo schermo.`,mutedNow:"Il Suo microfono è disattivato.",unmutedNow:"Il Suo microfono è attivo.",cameraOnNow:"La Sua videocamera è accesa.",cameraOffNow:"La Sua videocamera è spenta.",listen:"Il browser blocca l’audio.",listenButton:"Attiva l’audio",endedTitle:"La chiamata è terminata",refusedTitle:"Non può entrare in questa chiamata",failedTitle:"La connessione non è riuscita",duration:t=>`Durata: ${t}.`,joinAgain:"Entra di nuovo",tryAgain:"Riprova",noToken:"Questo link è incompleto. Ne chieda uno nuovo.",unsupportedTitle:"Questo browser non consente videochiamate",unsupported:"Apra il link in una versione aggiornata di Chrome, Edge, Firefox o Safari, a un indirizzo sicuro (https).",uses:"Questa chiamata usa",usesMicrophone:"Il Suo microfono",usesCamera:"La Sua videocamera",usesNoCamera:"La Sua videocamera resta spenta",usesScreen:"Ciò che sceglie di mostrare del Suo schermo",voiceTitle:"Tutto pronto per parlare?",voiceHint:"Controlli il microfono. Nessuno La sente prima che entri.",screenTitle:"Mostrare lo schermo?",screenHint:"Il browser chiede quale finestra o scheda mostrare. Può interrompere in qualsiasi momento.",chooseScreen:"Scegli cosa mostrare",notNow:"Non ora",held:"È in attesa. La conversazione riprende tra un attimo.",heldByUs:"Il cliente è in attesa.",switchToVideo:"Passa al video",switchToVoice:"Continua senza video",wantsVideo:t=>`${t} vorrebbe passare al video.`,wantsToSeeYou:t=>`${t} vorrebbe vederLa.`,wantsChange:t=>`${t} vorrebbe cambiare la trasmissione video.`,agree:"Accetta",agreeWithoutCamera:"Senza la mia videocamera",decline:"Rifiuta",waitingForConsent:"In attesa di una risposta…",takeBack:"Annulla la richiesta",switched:t=>t==="video"?"Ora è una videochiamata.":"Ora è una chiamata vocale.",camerasSeen:{both:"Ora si vedono entrambe le videocamere.",ours:"Ora si vede solo la Sua videocamera.",theirs:"Ora si vede solo la videocamera dell’altra parte.",none:"Ora non si vede nessuna videocamera."},notSwitched:"La chiamata resta com’era.",mutedByAgent:"Il Suo microfono è stato disattivato.",wantsToHearYou:t=>`${t} Le chiede di attivare il microfono.`,unmute:"Attiva",devices:{microphone:"il microfono",camera:"la videocamera",screen:"lo schermo"},failures:{permission_denied:t=>`Non riusciamo a usare ${t}. Consenta l’accesso nella barra degli indirizzi, poi riprovi.`,device_not_found:()=>"Nessun dispositivo trovato. Ne colleghi uno o continui senza.",device_in_use:t=>`Un altro programma usa ${t}. Lo chiuda, poi riprovi.`,device_constraints:()=>"Questo dispositivo non si può usare così. Ne scelga un altro.",device_failed:()=>"Questo dispositivo non funziona. Ne scelga un altro o continui senza.",share_cancelled:()=>"Non viene condiviso nulla.",token_expired:()=>"Questo link è scaduto. Ne chieda uno nuovo.",unauthorized:()=>"Questo link non è valido. Ne chieda uno nuovo.",forbidden:()=>"Non è consentito in questa chiamata.",room_full:()=>"In questa chiamata non c’è più posto. Riprovi più tardi.",busy:()=>"Il servizio è occupato. Riprovi tra un attimo.",unreachable:()=>"Il servizio non è raggiungibile. Controlli la connessione a Internet, poi riprovi.",connection_lost:()=>"La connessione a Internet è mancata troppo a lungo.",media_failed:()=>"Audio e video non passano nella Sua rete. Ne provi un’altra, per esempio quella del telefono.",unsupported_browser:()=>"Questo browser non può farlo.",other:()=>"Qualcosa non ha funzionato. Riprovi."},ends:{left:"Ha riagganciato.",roomClosed:"La chiamata è stata chiusa per tutti.",hungUp:"La chiamata è stata terminata.",removed:"È stato rimosso dalla chiamata.",replaced:"La chiamata continua in un’altra finestra.",participantLost:"La connessione con l’altra parte è caduta."}},Lr={launcher:"Parli con noi",launcherUnread:t=>`Parli con noi, ${t===1?"1 nuovo messaggio":`${t} nuovi messaggi`}`,title:"Come possiamo aiutarLa?",titleWith:t=>`Sta parlando con ${t}`,minimise:"Riduci",backToCall:"Torna alla chiamata",loading:"Caricamento della conversazione",welcome:"Buongiorno. Ci scriva, Le rispondiamo qui.",topic:"Di che cosa si tratta?",topicHint:"Qualche parola, se desidera",firstMessage:"Il Suo messaggio",start:"Inizia la conversazione",message:"Scriva un messaggio",send:"Invia",attach:"Allega un’immagine o un documento",dropHere:"Rilasci qui il file",today:"Oggi",yesterday:"Ieri",you:"Lei",sending:"Invio in corso",sent:"Inviato",delivered:"Consegnato",seen:"Letto",failed:"Non inviato",retry:"Riprova",discard:"Elimina",earlier:"Mostra i messaggi precedenti",newMessages:"Nuovi messaggi",writing:t=>`${t} sta scrivendo`,position:t=>t===1?"Tra poco è il Suo turno.":`È al numero ${t} della coda.`,waiting:"Qualcuno sarà subito da Lei.",away:t=>`${t} è assente per un momento.`,uploading:(t,e)=>`${t}: ${e} % inviato`,cancel:"Annulla",download:t=>`Salva ${t}`,openPicture:t=>`Apri l’immagine ${t}`,pictureFailed:"L’immagine non può essere mostrata.",fileTooLarge:(t,e)=>`${t} è troppo grande. Il limite è ${e}.`,fileKind:t=>`${t} non può essere inviato. Invii un’immagine (JPG, PNG), un PDF o un documento Office.`,fileFailed:t=>`Non è stato possibile inviare ${t}.`,askVoice:"Chiedi una chiamata",askVideo:"Chiedi una videochiamata",asking:t=>t==="video"?"Ha chiesto una videochiamata. In attesa di risposta…":"Ha chiesto una chiamata. In attesa di risposta…",takeBack:"Annulla la richiesta",asksYou:(t,e)=>e==="video"?`${t} vorrebbe parlarLe in video`:`${t} vorrebbe parlarLe`,invites:(t,e)=>({voiceCall:`${t} La invita a una chiamata`,videoCall:`${t} La invita a una videochiamata`,screenShare:`${t} Le chiede di mostrare lo schermo`,cobrowse:`${t} vorrebbe guardare questa pagina con Lei`})[e],inviteHint:t=>({voiceCall:"Il microfono viene usato appena avrà accettato.",videoCall:"Microfono e videocamera vengono usati appena avrà accettato.",screenShare:"Sceglie Lei cosa mostrare e può interrompere in qualsiasi momento.",cobrowse:"I campi con password e numeri di carta restano nascosti."})[t],watchOnly:"Lei ci vede; la Sua videocamera resta spenta.",accept:"Accetta",decline:"Rifiuta",secondsLeft:t=>t===1?"Ancora 1 secondo":`Ancora ${t} secondi`,callRuns:"La chiamata continua",join:"Entra nella chiamata",expand:"Ingrandisci la chiamata",chat:"Chat",hideChat:"Nascondi la chat",end:"Termina la conversazione",endSure:"Terminare questa conversazione?",endYes:"Termina",endNo:"Continua",startNew:"Inizia una nuova conversazione",ended:{ended:"La conversazione è terminata. Grazie per averci contattato.",customerLeft:"Ha terminato la conversazione.",abandoned:"Nessuno era libero in tempo. Riprovi, per favore.",idle:"La conversazione è stata chiusa dopo una lunga inattività."},endedUnknown:"La conversazione è terminata.",reconnecting:"Connessione persa. Nuovo tentativo…",unreachable:"Al momento non siamo raggiungibili. Controlli la connessione a Internet, poi riprovi.",expired:"La sessione è scaduta. Ricarichi la pagina per continuare.",refused:"La chat non è disponibile in questa pagina.",replaced:"La conversazione continua in un’altra finestra.",goOnHere:"Continua qui",tryAgain:"Riprova",unsupported:"Questo browser è troppo vecchio. Usi una versione aggiornata di Chrome, Edge, Firefox o Safari.",failure:"Non ha funzionato. Riprovi, per favore.",joined:t=>`${t} è entrato`,left:t=>`${t} è uscito`,transferred:"La stiamo passando a un’altra persona del team",requested:t=>t==="video"?"È stata chiesta una videochiamata":"È stata chiesta una chiamata",requestEnded:{accepted:"La chiamata è stata accettata",declined:"La chiamata è stata rifiutata",cancelled:"La richiesta di chiamata è stata annullata",expired:"La richiesta di chiamata è rimasta senza risposta",failed:"La chiamata non è riuscita"},invitationEnded:{declined:"L’invito è stato rifiutato",cancelled:"L’invito è stato annullato",expired:"L’invito è scaduto",ended:"",failed:"La chiamata non è riuscita"},callStarted:t=>({voice:"Chiamata iniziata",video:"Videochiamata iniziata",screen:"Condivisione dello schermo iniziata"})[t],camerasSeen:{both:"Ora si vedono entrambe le videocamere",ours:"Ora si vede solo la Sua videocamera",theirs:"Ora si vede solo la videocamera dell’altra parte",none:"Ora non si vede nessuna videocamera"},callSwitched:t=>t==="video"?"Passaggio al video":"Passaggio alla voce",callEnded:(t,e)=>t==="failed"?"La chiamata non è riuscita":`Chiamata terminata · ${e}`,closed:"La conversazione è stata terminata"}});var ka={};de(ka,{Call:()=>se,Contact:()=>ae,Contacts:()=>rt,DeviceError:()=>b,Devices:()=>_,LocalParticipant:()=>ne,LocalTrack:()=>ie,MediaError:()=>Y,RemoteParticipant:()=>re,RemoteTrack:()=>te,Room:()=>x,VisavisError:()=>d,callKey:()=>ye,connect:()=>mn,defaultReconnectPolicy:()=>J,forgetVisitor:()=>yn,isMuted:()=>Se,isSupported:()=>R,maySend:()=>be,preflightEnglish:()=>st,preflightGerman:()=>Ln,reduce:()=>Ce,runPreflight:()=>Dn,signInAtSite:()=>Mn,tokenClaims:()=>we,visitorId:()=>vn});var Ee=globalThis,Me=Ee.ShadowRoot&&(Ee.ShadyCSS===void 0||Ee.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,yt=Symbol(),Ft=new WeakMap,le=class{constructor(e,i,n){if(this._$cssResult$=!0,n!==yt)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=i}get styleSheet(){let e=this.o,i=this.t;if(Me&&e===void 0){let n=i!==void 0&&i.length===1;n&&(e=Ft.get(i)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),n&&Ft.set(i,e))}return e}toString(){return this.cssText}},Kt=t=>new le(typeof t=="string"?t:t+"",void 0,yt),I=(t,...e)=>{let i=t.length===1?t[0]:e.reduce((n,r,s)=>n+(a=>{if(a._$cssResult$===!0)return a.cssText;if(typeof a=="number")return a;throw Error("Value passed to 'css' function must be a 'css' function result: "+a+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(r)+t[s+1],t[0]);return new le(i,t,yt)},Yt=(t,e)=>{if(Me)t.adoptedStyleSheets=e.map(i=>i instanceof CSSStyleSheet?i:i.styleSheet);else for(let i of e){let n=document.createElement("style"),r=Ee.litNonce;r!==void 0&&n.setAttribute("nonce",r),n.textContent=i.cssText,t.appendChild(n)}},wt=Me?t=>t:t=>t instanceof CSSStyleSheet?(e=>{let i="";for(let n of e.cssRules)i+=n.cssText;return Kt(i)})(t):t;var{is:fr,defineProperty:gr,getOwnPropertyDescriptor:vr,getOwnPropertyNames:yr,getOwnPropertySymbols:wr,getPrototypeOf:br}=Object,Re=globalThis,Gt=Re.trustedTypes,Sr=Gt?Gt.emptyScript:"",kr=Re.reactiveElementPolyfillSupport,he=(t,e)=>t,bt={toAttribute(t,e){switch(e){case Boolean:t=t?Sr:null;break;case Object:case Array:t=t==null?t:JSON.stringify(t)}return t},fromAttribute(t,e){let i=t;switch(e){case Boolean:i=t!==null;break;case Number:i=t===null?null:Number(t);break;case Object:case Array:try{i=JSON.parse(t)}catch{i=null}}return i}},Qt=(t,e)=>!fr(t,e),Jt={attribute:!0,type:String,converter:bt,reflect:!1,useDefault:!1,hasChanged:Qt};Symbol.metadata??=Symbol("metadata"),Re.litPropertyMetadata??=new WeakMap;var $=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,i=Jt){if(i.state&&(i.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((i=Object.create(i)).wrapped=!0),this.elementProperties.set(e,i),!i.noAccessor){let n=Symbol(),r=this.getPropertyDescriptor(e,n,i);r!==void 0&&gr(this.prototype,e,r)}}static getPropertyDescriptor(e,i,n){let{get:r,set:s}=vr(this.prototype,e)??{get(){return this[i]},set(a){this[i]=a}};return{get:r,set(a){let o=r?.call(this);s?.call(this,a),this.requestUpdate(e,o,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??Jt}static _$Ei(){if(this.hasOwnProperty(he("elementProperties")))return;let e=br(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(he("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(he("properties"))){let i=this.properties,n=[...yr(i),...wr(i)];for(let r of n)this.createProperty(r,i[r])}let e=this[Symbol.metadata];if(e!==null){let i=litPropertyMetadata.get(e);if(i!==void 0)for(let[n,r]of i)this.elementProperties.set(n,r)}this._$Eh=new Map;for(let[i,n]of this.elementProperties){let r=this._$Eu(i,n);r!==void 0&&this._$Eh.set(r,i)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let i=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let r of n)i.unshift(wt(r))}else e!==void 0&&i.push(wt(e));return i}static _$Eu(e,i){let n=i.attribute;return n===!1?void 0:typeof n=="string"?n:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,i=this.constructor.elementProperties;for(let n of i.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Yt(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,i,n){this._$AK(e,n)}_$ET(e,i){let n=this.constructor.elementProperties.get(e),r=this.constructor._$Eu(e,n);if(r!==void 0&&n.reflect===!0){let s=(n.converter?.toAttribute!==void 0?n.converter:bt).toAttribute(i,n.type);this._$Em=e,s==null?this.removeAttribute(r):this.setAttribute(r,s),this._$Em=null}}_$AK(e,i){let n=this.constructor,r=n._$Eh.get(e);if(r!==void 0&&this._$Em!==r){let s=n.getPropertyOptions(r),a=typeof s.converter=="function"?{fromAttribute:s.converter}:s.converter?.fromAttribute!==void 0?s.converter:bt;this._$Em=r;let o=a.fromAttribute(i,s.type);this[r]=o??this._$Ej?.get(r)??o,this._$Em=null}}requestUpdate(e,i,n,r=!1,s){if(e!==void 0){let a=this.constructor;if(r===!1&&(s=this[e]),n??=a.getPropertyOptions(e),!((n.hasChanged??Qt)(s,i)||n.useDefault&&n.reflect&&s===this._$Ej?.get(e)&&!this.hasAttribute(a._$Eu(e,n))))return;this.C(e,i,n)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,i,{useDefault:n,reflect:r,wrapped:s},a){n&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,a??i??this[e]),s!==!0||a!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(i=void 0),this._$AL.set(e,i)),r===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(i){Promise.reject(i)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[r,s]of this._$Ep)this[r]=s;this._$Ep=void 0}let n=this.constructor.elementProperties;if(n.size>0)for(let[r,s]of n){let{wrapped:a}=s,o=this[r];a!==!0||this._$AL.has(r)||o===void 0||this.C(r,void 0,s,o)}}let e=!1,i=this._$AL;try{e=this.shouldUpdate(i),e?(this.willUpdate(i),this._$EO?.forEach(n=>n.hostUpdate?.()),this.update(i)):this._$EM()}catch(n){throw e=!1,this._$EM(),n}e&&this._$AE(i)}willUpdate(e){}_$AE(e){this._$EO?.forEach(i=>i.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(i=>this._$ET(i,this[i])),this._$EM()}updated(e){}firstUpdated(e){}};$.elementStyles=[],$.shadowRootOptions={mode:"open"},$[he("elementProperties")]=new Map,$[he("finalized")]=new Map,kr?.({ReactiveElement:$}),(Re.reactiveElementVersions??=[]).push("2.1.2");var kt=globalThis,Xt=t=>t,Ie=kt.trustedTypes,Zt=Ie?Ie.createPolicy("lit-html",{createHTML:t=>t}):void 0,Ct="$lit$",E=`lit$${Math.random().toFixed(9).slice(2)}$`,xt="?"+E,Cr=`<${xt}>`,N=document,pe=()=>N.createComment(""),me=t=>t===null||typeof t!="object"&&typeof t!="function",Tt=Array.isArray,si=t=>Tt(t)||typeof t?.[Symbol.iterator]=="function",St=`[ 	
\f\r]`,ue=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,ei=/-->/g,ti=/>/g,j=RegExp(`>|${St}(?:([^\\s"'>=/]+)(${St}*=${St}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),ii=/'/g,ni=/"/g,ai=/^(?:script|style|textarea|title)$/i,Pt=t=>(e,...i)=>({_$litType$:t,strings:e,values:i}),l=Pt(1),Ea=Pt(2),Ma=Pt(3),S=Symbol.for("lit-noChange"),h=Symbol.for("lit-nothing"),ri=new WeakMap,O=N.createTreeWalker(N,129);function oi(t,e){if(!Tt(t)||!t.hasOwnProperty("raw"))throw Error("invalid template strings array");return Zt!==void 0?Zt.createHTML(e):e}var ci=(t,e)=>{let i=t.length-1,n=[],r,s=e===2?"<svg>":e===3?"<math>":"",a=ue;for(let o=0;o<i;o++){let c=t[o],u,m,p=-1,g=0;for(;g<c.length&&(a.lastIndex=g,m=a.exec(c),m!==null);)g=a.lastIndex,a===ue?m[1]==="!--"?a=ei:m[1]!==void 0?a=ti:m[2]!==void 0?(ai.test(m[2])&&(r=RegExp("</"+m[2],"g")),a=j):m[3]!==void 0&&(a=j):a===j?m[0]===">"?(a=r??ue,p=-1):m[1]===void 0?p=-2:(p=a.lastIndex-m[2].length,u=m[1],a=m[3]===void 0?j:m[3]==='"'?ni:ii):a===ni||a===ii?a=j:a===ei||a===ti?a=ue:(a=j,r=void 0);let f=a===j&&t[o+1].startsWith("/>")?" ":"";s+=a===ue?c+Cr:p>=0?(n.push(u),c.slice(0,p)+Ct+c.slice(p)+E+f):c+E+(p===-2?o:f)}return[oi(t,s+(t[i]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),n]},fe=class t{constructor({strings:e,_$litType$:i},n){let r;this.parts=[];let s=0,a=0,o=e.length-1,c=this.parts,[u,m]=ci(e,i);if(this.el=t.createElement(u,n),O.currentNode=this.el.content,i===2||i===3){let p=this.el.content.firstChild;p.replaceWith(...p.childNodes)}for(;(r=O.nextNode())!==null&&c.length<o;){if(r.nodeType===1){if(r.hasAttributes())for(let p of r.getAttributeNames())if(p.endsWith(Ct)){let g=m[a++],f=r.getAttribute(p).split(E),v=/([.?@])?(.*)/.exec(g);c.push({type:1,index:s,name:v[2],strings:f,ctor:v[1]==="."?Le:v[1]==="?"?_e:v[1]==="@"?De:z}),r.removeAttribute(p)}else p.startsWith(E)&&(c.push({type:6,index:s}),r.removeAttribute(p));if(ai.test(r.tagName)){let p=r.textContent.split(E),g=p.length-1;if(g>0){r.textContent=Ie?Ie.emptyScript:"";for(let f=0;f<g;f++)r.append(p[f],pe()),O.nextNode(),c.push({type:2,index:++s});r.append(p[g],pe())}}}else if(r.nodeType===8)if(r.data===xt)c.push({type:2,index:s});else{let p=-1;for(;(p=r.data.indexOf(E,p+1))!==-1;)c.push({type:7,index:s}),p+=E.length-1}s++}}static createElement(e,i){let n=N.createElement("template");return n.innerHTML=e,n}};function V(t,e,i=t,n){if(e===S)return e;let r=n!==void 0?i._$Co?.[n]:i._$Cl,s=me(e)?void 0:e._$litDirective$;return r?.constructor!==s&&(r?._$AO?.(!1),s===void 0?r=void 0:(r=new s(t),r._$AT(t,i,n)),n!==void 0?(i._$Co??=[])[n]=r:i._$Cl=r),r!==void 0&&(e=V(t,r._$AS(t,e.values),r,n)),e}var Ae=class{constructor(e,i){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=i}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:i},parts:n}=this._$AD,r=(e?.creationScope??N).importNode(i,!0);O.currentNode=r;let s=O.nextNode(),a=0,o=0,c=n[0];for(;c!==void 0;){if(a===c.index){let u;c.type===2?u=new B(s,s.nextSibling,this,e):c.type===1?u=new c.ctor(s,c.name,c.strings,this,e):c.type===6&&(u=new je(s,this,e)),this._$AV.push(u),c=n[++o]}a!==c?.index&&(s=O.nextNode(),a++)}return O.currentNode=N,r}p(e){let i=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(e,n,i),i+=n.strings.length-2):n._$AI(e[i])),i++}},B=class t{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,i,n,r){this.type=2,this._$AH=h,this._$AN=void 0,this._$AA=e,this._$AB=i,this._$AM=n,this.options=r,this._$Cv=r?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,i=this._$AM;return i!==void 0&&e?.nodeType===11&&(e=i.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,i=this){e=V(this,e,i),me(e)?e===h||e==null||e===""?(this._$AH!==h&&this._$AR(),this._$AH=h):e!==this._$AH&&e!==S&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):si(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==h&&me(this._$AH)?this._$AA.nextSibling.data=e:this.T(N.createTextNode(e)),this._$AH=e}$(e){let{values:i,_$litType$:n}=e,r=typeof n=="number"?this._$AC(e):(n.el===void 0&&(n.el=fe.createElement(oi(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===r)this._$AH.p(i);else{let s=new Ae(r,this),a=s.u(this.options);s.p(i),this.T(a),this._$AH=s}}_$AC(e){let i=ri.get(e.strings);return i===void 0&&ri.set(e.strings,i=new fe(e)),i}k(e){Tt(this._$AH)||(this._$AH=[],this._$AR());let i=this._$AH,n,r=0;for(let s of e)r===i.length?i.push(n=new t(this.O(pe()),this.O(pe()),this,this.options)):n=i[r],n._$AI(s),r++;r<i.length&&(this._$AR(n&&n._$AB.nextSibling,r),i.length=r)}_$AR(e=this._$AA.nextSibling,i){for(this._$AP?.(!1,!0,i);e!==this._$AB;){let n=Xt(e).nextSibling;Xt(e).remove(),e=n}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},z=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,i,n,r,s){this.type=1,this._$AH=h,this._$AN=void 0,this.element=e,this.name=i,this._$AM=r,this.options=s,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=h}_$AI(e,i=this,n,r){let s=this.strings,a=!1;if(s===void 0)e=V(this,e,i,0),a=!me(e)||e!==this._$AH&&e!==S,a&&(this._$AH=e);else{let o=e,c,u;for(e=s[0],c=0;c<s.length-1;c++)u=V(this,o[n+c],i,c),u===S&&(u=this._$AH[c]),a||=!me(u)||u!==this._$AH[c],u===h?e=h:e!==h&&(e+=(u??"")+s[c+1]),this._$AH[c]=u}a&&!r&&this.j(e)}j(e){e===h?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},Le=class extends z{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===h?void 0:e}},_e=class extends z{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==h)}},De=class extends z{constructor(e,i,n,r,s){super(e,i,n,r,s),this.type=5}_$AI(e,i=this){if((e=V(this,e,i,0)??h)===S)return;let n=this._$AH,r=e===h&&n!==h||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,s=e!==h&&(n===h||r);r&&this.element.removeEventListener(this.name,this,n),s&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},je=class{constructor(e,i,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=i,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){V(this,e)}},di={M:Ct,P:E,A:xt,C:1,L:ci,R:Ae,D:si,V,I:B,H:z,N:_e,U:De,B:Le,F:je},xr=kt.litHtmlPolyfillSupport;xr?.(fe,B),(kt.litHtmlVersions??=[]).push("3.3.3");var li=(t,e,i)=>{let n=i?.renderBefore??e,r=n._$litPart$;if(r===void 0){let s=i?.renderBefore??null;n._$litPart$=r=new B(e.insertBefore(pe(),s),s,void 0,i??{})}return r._$AI(t),r};var $t=globalThis,A=class extends ${constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let i=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=li(i,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return S}};A._$litElement$=!0,A.finalized=!0,$t.litElementHydrateSupport?.({LitElement:A});var Tr=$t.litElementPolyfillSupport;Tr?.({LitElement:A});($t.litElementVersions??=[]).push("4.2.2");var wi={de:()=>Promise.resolve().then(()=>(ui(),hi)),fr:()=>Promise.resolve().then(()=>(mi(),pi)),es:()=>Promise.resolve().then(()=>(gi(),fi)),it:()=>Promise.resolve().then(()=>(yi(),vi))};function bi(t){let n=([t,document.documentElement.lang,...navigator.languages??[]].find(r=>r)??"en").slice(0,2).toLowerCase();return n in wi?n:"en"}async function Si(t){return wi[t]?.().catch(()=>{})}var F={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},q=t=>(...e)=>({_$litDirective$:t,values:e}),L=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,i,n){this._$Ct=e,this._$AM=i,this._$Ci=n}_$AS(e,i){return this.update(e,i)}update(e,i){return this.render(...i)}};var ge=class extends L{constructor(e){if(super(e),this.it=h,e.type!==F.CHILD)throw Error(this.constructor.directiveName+"() can only be used in child bindings")}render(e){if(e===h||e==null)return this._t=void 0,this.it=e;if(e===S)return e;if(typeof e!="string")throw Error(this.constructor.directiveName+"() called with a non-string value");if(e===this.it)return this._t;this.it=e;let i=[e];return i.raw=i,this._t={_$litType$:this.constructor.resultType,strings:i,values:[]}}};ge.directiveName="unsafeHTML",ge.resultType=1;var ki=q(ge);var Ci='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m6 9 6 6 6-6"/></svg>';var xi='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M8 3H5a2 2 0 0 0-2 2v3"/><path d="M21 8V5a2 2 0 0 0-2-2h-3"/><path d="M3 16v3a2 2 0 0 0 2 2h3"/><path d="M16 21h3a2 2 0 0 0 2-2v-3"/></svg>';var Ti='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M12 19v3"/><path d="M19 10v2a7 7 0 0 1-14 0v-2"/><rect x="9" y="2" width="6" height="13" rx="3"/></svg>';var Pi='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M12 19v3"/><path d="M15 9.34V5a3 3 0 0 0-5.68-1.33"/><path d="M16.95 16.95A7 7 0 0 1 5 12v-2"/><path d="M18.89 13.23A7 7 0 0 0 19 12v-2"/><path d="m2 2 20 20"/><path d="M9 9v3a3 3 0 0 0 5.12 2.12"/></svg>';var $i='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M8 3v3a2 2 0 0 1-2 2H3"/><path d="M21 8h-3a2 2 0 0 1-2-2V3"/><path d="M3 16h3a2 2 0 0 1 2 2v3"/><path d="M16 21v-3a2 2 0 0 1 2-2h3"/></svg>';var Ei='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m9 10 3-3 3 3"/><path d="M12 13V7"/><rect width="20" height="14" x="2" y="3" rx="2"/><path d="M12 17v4"/><path d="M8 21h8"/></svg>';var Mi='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m14.5 12.5-5-5"/><path d="m9.5 12.5 5-5"/><rect width="20" height="14" x="2" y="3" rx="2"/><path d="M12 17v4"/><path d="M8 21h8"/></svg>';var Ri='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M13.832 16.568a1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 6.392 6.384"/></svg>';var Ii='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M10.1 13.9a14 14 0 0 0 3.732 2.668 1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2 18 18 0 0 1-12.728-5.272"/><path d="M22 2 2 22"/><path d="M4.76 13.582A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 .244.473"/></svg>';var Ai='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M14 17H5"/><path d="M19 7h-9"/><circle cx="17" cy="17" r="3"/><circle cx="7" cy="7" r="3"/></svg>';var Li='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3"/><path d="M12 9v4"/><path d="M12 17h.01"/></svg>';var _i='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m16 13 5.223 3.482a.5.5 0 0 0 .777-.416V7.87a.5.5 0 0 0-.752-.432L16 10.5"/><rect x="2" y="6" width="14" height="12" rx="2"/></svg>';var Di='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M10.66 6H14a2 2 0 0 1 2 2v2.5l5.248-3.062A.5.5 0 0 1 22 7.87v8.196"/><path d="M16 16a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h2"/><path d="m2 2 20 20"/></svg>';var ji='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M11 4.702a.705.705 0 0 0-1.203-.498L6.413 7.587A1.4 1.4 0 0 1 5.416 8H3a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2.416a1.4 1.4 0 0 1 .997.413l3.383 3.384A.705.705 0 0 0 11 19.298z"/><path d="M16 9a5 5 0 0 1 0 6"/><path d="M19.364 18.364a9 9 0 0 0 0-12.728"/></svg>';var Oi='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M18 6 6 18"/><path d="m6 6 12 12"/></svg>';var Gr={chevronDown:Ci,maximize:xi,mic:Ti,micOff:Pi,minimize:$i,monitorUp:Ei,monitorX:Mi,phone:Ri,phoneOff:Ii,settings:Ai,triangleAlert:Li,video:_i,videoOff:Di,volume:ji,x:Oi};function y(t){return ki(Gr[t].replace("<svg",'<svg aria-hidden="true" focusable="false"'))}function ve({kind:t,direction:e,role:i="customer"}){return{microphone:t!=="screen",camera:t==="video"&&((e??"sendrecv")==="sendrecv"||e===(i==="customer"?"sendonly":"recvonly")),screen:t==="screen"}}function Ni(t,e){let{kind:i,direction:n}=t.info;return{kind:i==="screen"&&!t.may("screen")?"voice":i,direction:n,role:e,begin:async()=>t}}function Et(t,e){return t.info.members.find(({person:i})=>i.identity===e)?.person.name??e}function Vi(t){let{call:e,strings:i}=t;if(!e)return h;let{request:n}=e.info;if(n&&t.isForUs(n))return Jr(t,n);if(n&&n.by===e.me.identity)return Mt(i.waitingForConsent,[{label:i.takeBack,run:()=>t.attempt(()=>e.cancelSwitch())}]);if(t.unmuteAsked){let{source:r,by:s}=t.unmuteAsked,a=()=>r==="camera"?t.toggleCamera():t.toggleMicrophone();return Mt(i.wantsToHearYou(Et(e,s)),[{label:i.unmute,primary:!0,run:a},{label:i.notNow,run:()=>t.dismissAsk()}])}return h}function Jr(t,e){let{strings:i}=t,n=t.call,r=Et(n,e.by),s=e.kind==="video"&&n.info.kind!=="video",a=t.wouldShowUs(e),o=s?i.wantsVideo(r):a?i.wantsToSeeYou(r):i.wantsChange(r),c=(u,m=!0)=>t.attempt(()=>n.answerSwitch(u,{camera:m}));return Mt(o,[{label:i.agree,primary:!0,run:()=>c(!0)},...a?[{label:i.agreeWithoutCamera,run:()=>c(!0,!1)}]:[],{label:i.decline,run:()=>c(!1)}])}function Mt(t,e){return l`
    <div class="ask" part="ask" role="alertdialog" aria-label=${t}>
      <p>${y("video")}<span>${t}</span></p>
      <div class="actions">
        ${e.map(({label:i,primary:n,run:r})=>l`<button class=${n?"primary":"plain"} @click=${r}>${i}</button>`)}
      </div>
    </div>
  `}var Oe={region:"Video call",controls:"Call controls",joinTitle:"Ready to join?",joinHint:"Check your picture and sound. Nobody sees you before you join.",join:"Join call",joinWithoutCamera:"Join without camera",preview:"Preview of your camera",previewOff:"Your camera is off",previewAsking:"Your browser asks for your camera and microphone. Choose “Allow”.",microphoneLevel:"Microphone level",camera:"Camera",microphone:"Microphone",speaker:"Speaker",unnamedDevice:(t,e)=>`${t} ${e}`,noDevice:"None found",settings:"Devices",close:"Close",muteMicrophone:"Mute microphone",unmuteMicrophone:"Unmute microphone",stopCamera:"Turn camera off",startCamera:"Turn camera on",shareScreen:"Share screen",stopSharing:"Stop sharing",fullscreen:"Full screen",leaveFullscreen:"Leave full screen",leave:"Leave call",you:"You",selfView:"Your camera. Move it with the arrow keys.",sharing:"You are sharing your screen",screenOf:t=>`${t}’s screen`,waitingFor:t=>t==="customer"?"Waiting for the agent…":"Waiting for the customer…",waitingHint:"The call starts by itself as soon as they are here.",leftWaiting:t=>`${t} left the call.`,leftHint:"You can wait for them to come back, or leave.",connecting:"Connecting…",connected:"Connected",reconnecting:"Connection lost. Reconnecting…",signalReconnecting:"Reconnecting…",path:({protocol:t,relay:e})=>e?`Connected through a relay over ${e.protocol.toUpperCase()}`:`Connected over ${t.toUpperCase()}`,resumed:"You are connected again.",othersReconnecting:t=>`${t}’s connection was interrupted. Waiting…`,speaks:t=>`${t} is speaking`,pausedForYou:"The picture is paused because your connection is weak.",ownConnection:t=>`Yours: ${t}`,quality:{good:"Good connection",fair:"Fair connection",weak:"Weak connection",none:"Nothing comes through",reasons:{loss:"packets get lost",jitter:"packets come unevenly",roundTrip:"long delay",freeze:"the picture freezes",suspended:"video is paused"}},microphoneOff:t=>`${t}’s microphone is off`,cameraOffByRequest:t=>`You can see ${t}. Your camera is off by request.`,theyMayNotSend:t=>`${t} can see you. Their camera is off by request.`,joined:t=>`${t} joined the call.`,left:t=>`${t} left the call.`,sharesScreen:t=>`${t} shares the screen.`,stoppedSharing:t=>`${t} stopped sharing.`,mutedNow:"Your microphone is off.",unmutedNow:"Your microphone is on.",cameraOnNow:"Your camera is on.",cameraOffNow:"Your camera is off.",listen:"Your browser holds back the sound.",listenButton:"Turn sound on",endedTitle:"The call has ended",refusedTitle:"You can’t join this call",failedTitle:"We can’t connect you",duration:t=>`It lasted ${t}.`,joinAgain:"Join again",tryAgain:"Try again",noToken:"This link is not complete. Ask for a new one.",unsupportedTitle:"This browser can’t make video calls",unsupported:"Open the link in a current Chrome, Edge, Firefox or Safari, over a secure (https) address.",uses:"This call uses",usesMicrophone:"Your microphone",usesCamera:"Your camera",usesNoCamera:"Your camera stays off",usesScreen:"What you choose to show of your screen",voiceTitle:"Ready to talk?",voiceHint:"Check your microphone. Nobody hears you before you join.",screenTitle:"Show your screen?",screenHint:"Your browser asks which window or tab to show. You can stop at any time.",chooseScreen:"Choose what to show",notNow:"Not now",held:"You are on hold. The conversation goes on in a moment.",heldByUs:"The customer is on hold.",switchToVideo:"Switch to video",switchToVoice:"Switch to voice only",wantsVideo:t=>`${t} would like to switch to video.`,wantsToSeeYou:t=>`${t} would like to see you.`,wantsChange:t=>`${t} would like to change how video flows.`,agree:"Agree",agreeWithoutCamera:"Without my camera",decline:"Decline",waitingForConsent:"Waiting for the other side to agree…",takeBack:"Take back",switched:t=>t==="video"?"This is a video call now.":"This is a voice call now.",camerasSeen:{both:"Both cameras are seen now.",ours:"Only your camera is seen now.",theirs:"Only the other side’s camera is seen now.",none:"No camera is seen now."},notSwitched:"The call stays as it was.",mutedByAgent:"You have been muted.",wantsToHearYou:t=>`${t} asks you to unmute.`,unmute:"Unmute",devices:{microphone:"microphone",camera:"camera",screen:"screen"},failures:{permission_denied:t=>`We can’t reach your ${t}. Allow it in the address bar, then try again.`,device_not_found:t=>`We found no ${t}. Plug one in, or go on without it.`,device_in_use:t=>`Your ${t} is used by another program. Close that program, then try again.`,device_constraints:t=>`Your ${t} can’t be used like this. Choose another one.`,device_failed:t=>`Your ${t} does not work. Choose another one, or go on without it.`,share_cancelled:()=>"Nothing is shared.",token_expired:()=>"This link has expired. Ask for a new one.",unauthorized:()=>"This link is not valid. Ask for a new one.",forbidden:()=>"You are not allowed to do this in this call.",room_full:()=>"This call has no free place. Try again later.",busy:()=>"The service is busy. Try again in a moment.",unreachable:()=>"The service can’t be reached. Check your internet connection, then try again.",connection_lost:()=>"Your internet connection was lost for too long.",media_failed:()=>"Sound and picture can’t get through your network. Try another one, for example your phone’s.",unsupported_browser:()=>"This browser can’t do that.",other:()=>"Something went wrong. Try again."},ends:{left:"You left the call.",roomClosed:"The call was closed for everybody.",hungUp:"The call was ended.",removed:"You were removed from the call.",replaced:"The call goes on in another window.",participantLost:"The connection to the other side was lost."}};function T(t,e,i="camera"){let n=e!==void 0&&e in t.failures?e:Qr[e??""];return t.failures[n??"other"](t.devices[i])}var Qr={server_full:"busy",shutting_down:"busy",rate_limited:"busy",timeout:"unreachable"};function zi(t,e,i,n){switch(e){case"left":case"removed":case"replaced":return t.ends[e];case"roomClosed":return n||t.ends.roomClosed;case"refused":return T(t,i??"unauthorized");case"mediaFailed":return T(t,"media_failed");case"connectionLost":return T(t,i??"connection_lost")}}function qi(t){return{sendrecv:"both",sendonly:"ours",recvonly:"theirs",inactive:"none"}[t]}function Ui(t){return t==="sendonly"?"recvonly":t==="recvonly"?"sendonly":t}function K(t){let e=r=>String(Math.floor(r)).padStart(2,"0"),i=Math.floor(t/3600),n=Math.floor(t%3600/60);return i>0?`${i}:${e(n)}:${e(t%60)}`:`${n}:${e(t%60)}`}function Wi(t){let e=t.trim().split(/\s+/).filter(Boolean);return(e.length>1?[e[0],e[e.length-1]]:e).map(n=>[...n][0].toUpperCase()).join("")||"?"}function Hi(t,e,i){let{strings:n}=t,r=t.room?.localParticipant,s=r?.isMicrophoneEnabled??!1,a=r?.isCameraEnabled??!1,o=r?.isScreenShareEnabled??!1,c="getDisplayMedia"in navigator.mediaDevices&&W(t,"screen");return l`
    <div class="bar" part="bar" role="group" aria-label=${n.controls}>
      ${U({part:"microphone",symbol:s?"mic":"micOff",label:s?n.muteMicrophone:n.unmuteMicrophone,key:"M",off:!s,disabled:!W(t,"microphone"),run:()=>t.toggleMicrophone()})}
      ${t.call?.info.kind==="voice"&&!t.call.listens?Xr(t):h}
      ${U({part:"camera",extra:t.call&&t.call.info.kind!=="video"?"absent":"",symbol:a?"video":"videoOff",label:a?n.stopCamera:n.startCamera,key:"V",off:!a,disabled:!W(t,"camera"),run:()=>t.toggleCamera()})}
      ${c?U({part:"share",symbol:o?"monitorX":"monitorUp",label:o?n.stopSharing:n.shareScreen,key:"S",on:o,run:()=>t.toggleScreen()}):h}
      ${U({part:"settings",symbol:"settings",label:n.settings,expanded:i.settings,run:e.toggleSettings})}
      ${document.fullscreenEnabled?U({part:"fullscreen",extra:"optional",symbol:i.fullscreen?"minimize":"maximize",label:i.fullscreen?n.leaveFullscreen:n.fullscreen,run:e.toggleFullscreen}):h}
      <span class="gap"></span>
      ${U({part:"hangup",extra:"hangup",symbol:"phone",label:n.leave,run:()=>t.leave()})}
    </div>
  `}function Xr(t){return U({part:"switch-video",symbol:"video",label:t.strings.switchToVideo,disabled:t.switchRequest!==null,run:()=>t.attempt(()=>t.call.switchTo("video"))})}function U({part:t,symbol:e,label:i,extra:n,key:r,off:s,on:a,disabled:o,expanded:c,run:u}){return l`<button
    class=${n??""}
    part=${t}
    aria-label=${i}
    aria-keyshortcuts=${r??h}
    aria-expanded=${c??h}
    data-tip=${r?`${i} (${r})`:i}
    ?data-off=${s}
    ?data-on=${a}
    ?disabled=${o}
    @click=${u}
  >
    ${y(e)}
  </button>`}function W(t,e){if(t.call)return e==="screen"?!t.call.listens:t.call.may(e);let i=t.room?.localParticipant.grants;if(!i)return!0;let n=i.videoDirection==="sendrecv"||i.videoDirection==="sendonly";return i.publish.includes(e)&&(e!=="camera"||n)}function Bi(t){let{strings:e,room:i}=t,n=t.state==="reconnecting",r=i?.state==="reconnecting"?e.reconnecting:e.signalReconnecting,s=Zr(t);return l`
    <div class="top" part="top">
      <span class="pill" part="connection" data-tone=${n?"warm":"good"}>
        <span class="dot"></span>${n?r:`${e.connected} · ${K(t.seconds)}`}
      </span>
      ${s?l`<span class="pill" part="direction" data-tone=${t.call?.info.held?"warm":h}>${s}</span>`:h}
      ${i?.localParticipant.isScreenShareEnabled?l`<span class="pill" data-tone="share" part="sharing">
              ${e.sharing}
              <button @click=${()=>t.toggleScreen()}>${e.stopSharing}</button>
            </span>`:h}
      ${i&&!i.canPlaybackAudio?l`<span class="pill" data-tone="warm" part="sound">
              ${e.listen}
              <button @click=${()=>i.startAudio()}>${e.listenButton}</button>
            </span>`:h}
    </div>
  `}function Zr(t){let{call:e}=t;if(e?.info.held)return e.me.role==="customer"?t.strings.held:t.strings.heldByUs;if(e&&e.info.kind!=="video")return"";let i=t.room?.localParticipant.grants?.videoDirection,n=t.others[0]?.name;return n?i==="recvonly"?t.strings.cameraOffByRequest(n):i==="sendonly"?t.strings.theyMayNotSend(n):"":""}function Fi(t,e,i){let{strings:n}=t;return l`
    <div class="panel" part="panel" role="dialog" aria-label=${n.settings}>
      <header>
        <h2>${n.settings}</h2>
        <button aria-label=${n.close} @click=${i}>${y("x")}</button>
      </header>
      ${e.render()}
      ${t.call?.info.kind==="video"&&!t.call.listens?l`<button
              class="plain"
              part="switch-voice"
              @click=${()=>t.attempt(()=>t.call.switchTo("voice")).then(i)}
            >
              ${n.switchToVoice}
            </button>`:h}
      ${t.room?.path?l`<p part="path">${n.path(t.room.path)}</p>`:h}
    </div>
  `}function Rt(t){return t.toast?l`
    <div class="toast" part="toast" role="alert">
      ${y("triangleAlert")}<span>${t.toast}</span>
      <button aria-label=${t.strings.close} @click=${()=>t.hideToast()}>${y("x")}</button>
    </div>
  `:h}var Ki=I`
  .top {
    position: absolute;
    z-index: 3;
    inset: 16px 16px auto;
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    gap: 8px;
    pointer-events: none;
    transition: opacity 150ms;
  }

  .pill {
    pointer-events: auto;
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-height: 36px;
    padding: 4px 14px;
    border-radius: 18px;
    font-size: 14px;
    font-weight: 500;
    background: rgb(10 13 18 / 72%);
    font-variant-numeric: tabular-nums;
  }

  .pill .dot {
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: var(--good);
  }

  .pill[data-tone='warm'] {
    background: rgb(74 51 8 / 92%);
    color: #ffe2a8;
  }

  .pill[data-tone='warm'] .dot {
    background: var(--warm);
    animation: breathe 1.2s ease-in-out infinite;
  }

  .pill[data-tone='share'] {
    margin-inline: auto;
    background: var(--accent);
    color: var(--on-accent);
    padding-right: 4px;
  }

  .pill button {
    min-height: 28px;
    padding: 0 14px;
    border-radius: 14px;
    font-weight: 600;
    position: relative;
    background: rgb(0 0 0 / 28%);
  }

  /* The target is 44 px although the button looks smaller. */
  .pill button::before {
    content: '';
    position: absolute;
    inset: -8px 0;
  }

  .bar .absent {
    display: none;
  }

  .ask {
    position: absolute;
    z-index: 5;
    left: 50%;
    bottom: 104px;
    transform: translateX(-50%);
    width: max-content;
    max-width: min(560px, calc(100% - 32px));
    display: grid;
    gap: 12px;
    padding: 16px;
    border-radius: 18px;
    background: #232a37;
    box-shadow:
      0 12px 40px rgb(0 0 0 / 45%),
      0 0 0 1px var(--line);
    animation: appear 150ms both;
  }

  .ask p {
    display: flex;
    align-items: center;
    gap: 12px;
    font-weight: 500;
  }

  .ask .actions button {
    flex: 1 1 auto;
    white-space: nowrap;
  }

  .bar {
    position: absolute;
    z-index: 4;
    left: 50%;
    bottom: 20px;
    transform: translateX(-50%);
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 10px 12px;
    border-radius: 22px;
    background: var(--bar);
    box-shadow:
      0 10px 32px rgb(0 0 0 / 40%),
      0 0 0 1px var(--line);
    backdrop-filter: blur(14px);
    transition:
      opacity 150ms,
      transform 180ms;
  }

  .bar button {
    position: relative;
    width: 48px;
    height: 48px;
    display: grid;
    place-items: center;
    border-radius: 14px;
  }

  .bar button[data-off] {
    background: rgb(255 107 122 / 20%);
    color: #ffb0b9;
  }

  .bar button[data-on] {
    background: var(--accent);
    color: var(--on-accent);
  }

  .bar .gap {
    width: 1px;
    height: 28px;
    margin: 0 8px;
    background: var(--line);
  }

  .bar .hangup {
    width: 64px;
    background: var(--danger);
    color: #fff;
  }

  .bar .hangup svg {
    rotate: 135deg;
    fill: currentColor;
    stroke-width: 1;
  }

  .bar .hangup:hover:not(:disabled) {
    background: #b81f34;
  }

  [data-tip]::after {
    content: attr(data-tip);
    position: absolute;
    bottom: calc(100% + 16px);
    left: 50%;
    transform: translateX(-50%);
    padding: 4px 10px;
    border-radius: 8px;
    font-size: 14px;
    font-weight: 500;
    white-space: nowrap;
    color: #fff;
    background: #05070a;
    opacity: 0;
    pointer-events: none;
    transition: opacity 120ms 250ms;
  }

  [data-tip]:focus-visible::after {
    opacity: 1;
  }

  @media (hover: hover) {
    [data-tip]:hover::after {
      opacity: 1;
    }
  }

  .surface[data-idle] {
    cursor: none;
  }

  .surface[data-idle] .bar {
    opacity: 0;
    pointer-events: none;
    transform: translate(-50%, 12px);
  }

  .surface[data-idle] .top {
    opacity: 0;
  }

  .panel {
    position: absolute;
    z-index: 5;
    left: 50%;
    bottom: 104px;
    transform: translateX(-50%);
    width: min(360px, calc(100% - 32px));
    max-height: calc(100% - 136px);
    overflow: auto;
    padding: 16px 20px 20px;
    border-radius: 20px;
    background: #171c25;
    box-shadow:
      0 16px 48px rgb(0 0 0 / 55%),
      0 0 0 1px var(--line);
  }

  .panel header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    margin-bottom: 8px;
  }

  .panel h2 {
    font-size: 20px;
    font-weight: 600;
  }

  .panel header button {
    display: grid;
    place-items: center;
    margin-right: -10px;
    background: none;
  }

  .toast {
    position: absolute;
    z-index: 6;
    left: 50%;
    bottom: 108px;
    transform: translateX(-50%);
    width: max-content;
    max-width: min(520px, calc(100% - 32px));
    display: flex;
    align-items: center;
    gap: 12px;
    padding: 4px 4px 4px 16px;
    border-radius: 14px;
    background: #2a1f08;
    color: #ffe2a8;
    font-size: 14px;
    box-shadow: 0 8px 28px rgb(0 0 0 / 45%);
  }

  .toast > svg {
    color: var(--warm);
  }

  .toast button {
    display: grid;
    place-items: center;
    background: none;
    flex: none;
  }

  @container (max-width: 560px) {
    .bar {
      bottom: 12px;
      gap: 6px;
      padding: 8px;
      max-width: calc(100% - 16px);
    }

    .bar .gap {
      margin: 0 2px;
    }

    .bar .hangup {
      width: 56px;
    }
  }

  @container (max-width: 360px) {
    .bar .optional {
      display: none;
    }
  }
`;var es=["videoinput","audioinput","audiooutput"],Ne=class{#e;#t;#i=[];constructor(e,i){this.#e=e,this.#t=i}async refresh(){let e=await this.#e.room?.devices.list().catch(()=>[]);this.#i=(e??[]).filter(i=>i.deviceId!==""),this.#t()}render({meter:e=!1,camera:i=!0}={}){let n=es.filter(r=>i||r!=="videoinput").map(r=>[this.#r(r),e&&r==="audioinput"?this.#n():h]);return l`<div class="fields" part="devices">${n}</div>`}#r(e){let{strings:i}=this.#e,n=this.#i.filter(o=>o.kind===e);if(e==="audiooutput"&&n.length===0)return h;let[r,s]={videoinput:[i.camera,"video"],audioinput:[i.microphone,"mic"],audiooutput:[i.speaker,"volume"]}[e],a=this.#s(e);return l`
      <label class="field">
        <span>${r}</span>
        <span class="box">
          ${y(s)}
          <select
            part="device-select"
            data-kind=${e}
            ?disabled=${n.length===0}
            @change=${o=>this.#o(e,o.target.value)}
          >
            ${n.length===0?l`<option>${i.noDevice}</option>`:h}
            ${n.map((o,c)=>l`
                <option value=${o.deviceId} ?selected=${o.deviceId===a}>
                  ${o.label||i.unnamedDevice(r,c+1)}
                </option>
              `)}
          </select>
          ${y("chevronDown")}
        </span>
      </label>
    `}#n(){let{microphoneLevel:e}=this.#e.strings;return l`<span class="meter" part="meter" role="img" aria-label=${e}><i></i></span>`}#s(e){let{preview:i,room:n}=this.#e,r=n?.localParticipant,s=i?.camera??r?.track("camera")?.mediaStreamTrack,a=i?.microphone??r?.track("microphone")?.mediaStreamTrack;return{videoinput:s,audioinput:a,audiooutput:void 0}[e]?.getSettings().deviceId??n?.devices.chosen(e)}async#o(e,i){await this.#e.chooseDevice(e,i),await this.refresh()}};var Ve=class{isIdle=!1;#e;#t;#i=!1;constructor(e){this.#e=e}pointer=()=>{this.#i=!1,this.#r()};keyboard=()=>{this.#i=!0,this.#r()};stop(){clearTimeout(this.#t)}#r(){clearTimeout(this.#t),this.#i||(this.#t=setTimeout(()=>this.#n(!0),3e3)),this.#n(!1)}#n(e){e!==this.isIdle&&(this.isIdle=e,this.#e())}};var d=class t extends Error{code;retryable;constructor(e,i,n=!1,r){super(i,r===void 0?void 0:{cause:r}),this.name="VisavisError",this.code=e,this.retryable=n}static aborted(){return new t("aborted","The operation was cancelled.")}static timeout(e){return new t("timeout",`${e} took too long.`,!0)}static connectionLost(){return new t("connection_lost","The connection to the server was lost.",!0)}static unreachable(){return new t("unreachable","The server cannot be reached.",!0)}static invalidState(e){return new t("invalid_state",e)}static unsupportedBrowser(){return new t("unsupported_browser","This browser cannot make video calls.")}static fromServer(e){return new t(e.code,e.message,e.retryable)}static fromClose(e){return e===4401?new t("unauthorized","The token was refused."):e===4409?new t("replaced","The call goes on in another window."):e===4410||e===1e3?new t("ended","The call was ended."):t.connectionLost()}},b=class t extends d{source;constructor(e,i,n,r){super(e,i,e!=="device_not_found",r),this.name="DeviceError",this.source=n}static from(e,i){if(e instanceof t)return e;let n=e instanceof Error?e.name:"",r=ts(n,i);return new t(r,`The ${i} cannot be used (${n||"unknown"}).`,i,e)}};function ts(t,e){switch(t){case"NotAllowedError":case"SecurityError":return e==="screen"?"share_cancelled":"permission_denied";case"NotFoundError":case"DevicesNotFoundError":return"device_not_found";case"NotReadableError":case"TrackStartError":case"AbortError":return"device_in_use";case"OverconstrainedError":case"ConstraintNotSatisfiedError":return"device_constraints";default:return"device_failed"}}var Y=class extends d{tried;constructor(e=[]){let i=e.map(r=>is[r]).join(", "),n=i&&` Tried: ${i}.`;super("media_failed",`Sound and picture cannot reach the server from this network.${n}`,!0),this.name="MediaError",this.tried=e}},is={udp:"UDP",tcp:"TCP",relayUdp:"relay over UDP",relayTcp:"relay over TCP",relayTls:"relay over TLS"};function C(t,e){return e?new Promise((i,n)=>{let r=()=>n(d.aborted());if(e.aborted)return r();e.addEventListener("abort",r,{once:!0}),t.then(i,n).finally(()=>e.removeEventListener("abort",r))}):t}var w=class{#e=new Map;on(e,i){let n=this.#e.get(e)??new Set;return n.add(i),this.#e.set(e,n),()=>this.off(e,i)}once(e,i){let n=this.on(e,(...r)=>{n(),i(...r)});return n}off(e,i){this.#e.get(e)?.delete(i)}emit(e,...i){for(let n of[...this.#e.get(e)??[]])try{n(...i)}catch(r){ns(r)}}};function ns(t){typeof globalThis.reportError=="function"?globalThis.reportError(t):console.error(t)}var Yi={width:{ideal:1280},height:{ideal:720},frameRate:{ideal:30}},Gi={echoCancellation:!0,noiseSuppression:!0,autoGainControl:!0},rs={video:{frameRate:{ideal:15}},audio:!1},_=class{#e;#t=new Map;constructor(e){this.#e=e}choose(e,i){this.#t.set(e,i)}chosen(e){return this.#t.get(e)}async list(e){let i=await this.#e.enumerateDevices();return e?i.filter(n=>n.kind===e):i}onChange(e){return this.#e.addEventListener?.("devicechange",e),()=>this.#e.removeEventListener?.("devicechange",e)}camera(e={}){let i=this.#r("videoinput",Yi,e);return this.#n("camera",()=>this.#e.getUserMedia({video:i}))}microphone(e={}){let i=this.#r("audioinput",Gi,e);return this.#n("microphone",()=>this.#e.getUserMedia({audio:i}))}async open(e=!0,i=!0){if(e&&i)try{let o=await this.#e.getUserMedia({audio:this.#r("audioinput",Gi,ze(e)),video:this.#r("videoinput",Yi,ze(i))});return{microphone:o.getAudioTracks()[0],camera:o.getVideoTracks()[0],errors:[]}}catch(o){if(await this.#i(o))return{errors:[b.from(o,"camera"),b.from(o,"microphone")]}}let n=[],r=o=>{n.push(o)},[s,a]=await Promise.all([e?this.microphone(ze(e)).catch(r):void 0,i?this.camera(ze(i)).catch(r):void 0]);return{microphone:s,camera:a,errors:n}}async#i(e){return e?.name!=="NotAllowedError"?!1:!(await Promise.all(["camera","microphone"].map(ss))).includes("granted")}async screen(){if(!this.#e.getDisplayMedia)throw d.unsupportedBrowser();let e=await this.#n("screen",()=>this.#e.getDisplayMedia(rs));return e.contentHint="detail",e}#r(e,i,n){let r=this.#t.get(e);return{...i,...r?{deviceId:{exact:r}}:{},...n}}async#n(e,i){try{let n=(await i()).getTracks()[0];if(!n)throw new b("device_failed",`The ${e} gave no track.`,e);return n}catch(n){throw b.from(n,e)}}};function ze(t){return typeof t=="object"?t:{}}async function ss(t){try{return(await navigator.permissions.query({name:t})).state}catch{return}}var qe=class{#e;#t=[];#i=Number.NEGATIVE_INFINITY;constructor(e){this.#e=e}handleGiven(e){this.#t=e,this.#i=Date.now()}async fresh(){return Date.now()-this.#i>=24e4&&this.handleGiven(await this.#e()),this.#t}};function Ue(t,e){return t.filter(({relayOnly:i})=>e==="relay"||!i).map(({relayOnly:i,...n})=>n)}function It(t){if(t.startsWith("turns:"))return"relayTls";if(t.startsWith("turn:"))return/[?&]transport=tcp\b/i.test(t)?"relayTcp":"relayUdp"}function Ji(t,e,i){let n=i==="relay"?[]:as(t),s=e.flatMap(a=>a.urls).map(It).filter(a=>a!==void 0);return[...new Set([...n,...s])]}function as(t){let e=t.matchAll(/^a=candidate:\S+ \d+ (udp|tcp) /gim);return[...new Set([...e].map(([,i])=>i.toLowerCase()))]}function Qi(t,e){let i=e.split(`\r
`),n=r=>{let[,s]=/^a=candidate:\S+ \d+ (\S+) /i.exec(r)??[];return s===void 0||s.toLowerCase()===t};return i.filter(n).join(`\r
`)}var Xi=[{rid:"q",scaleResolutionDownBy:4,maxBitrate:2e5},{rid:"h",scaleResolutionDownBy:2,maxBitrate:7e5},{rid:"f",scaleResolutionDownBy:1,maxBitrate:17e5}],os="L1T2";function Zi(){return[{active:!1,maxBitrate:25e5,maxFramerate:15,scalabilityMode:"L1T3"}]}function en(){return Xi.map(t=>({...t,scalabilityMode:os,active:t.rid==="f"}))}function tn(t){let{width:e,height:i}=t?.getSettings?.()??{};return!e||!i?[]:Xi.map(({rid:n,scaleResolutionDownBy:r})=>({rid:n,width:Math.round(e/r),height:Math.round(i/r)}))}async function nn(t,e){let i=t.getParameters(),n=({rid:s})=>s!==void 0&&e.includes(s),r=i.encodings.filter(s=>s.rid&&s.active!==n(s));if(r.length!==0){for(let s of r)s.active=n(s);await t.setParameters(i)}}function sn(t){let e=[...t.values()],i=cs(e),n=e.find(({id:a})=>a===i?.localCandidateId);if(!i||!n)return;let r=i.currentRoundTripTime;return{path:{protocol:n.protocol==="tcp"?"tcp":"udp",relay:n.candidateType==="relay"?ds(n):null,roundTripMs:r===void 0?null:Math.round(r*1e3)},priority:i.priority??0,generation:n.usernameFragment??""}}function an(t,e){return!t||t.generation!==e.generation?!1:e.priority<t.priority&&!At(t.path,e.path)}function At(t,e){return rn(t)===rn(e)&&t?.relay?.url===e?.relay?.url}function rn(t){return t?t.relay?`relay ${t.relay.protocol}`:t.protocol:""}function cs(t){let e=t.filter(({type:n})=>n==="candidate-pair"),i=t.find(({type:n,selectedCandidatePairId:r})=>n==="transport"&&r);return e.find(({id:n})=>n===i?.selectedCandidatePairId)??e.find(({selected:n})=>n)??e.find(({nominated:n,state:r})=>n&&r==="succeeded")}function ds({relayProtocol:t,url:e=""}){return e.startsWith("turns:")||t==="tls"?{protocol:"tls",url:e||null}:{protocol:t==="tcp"?"tcp":"udp",url:e||null}}var M=class{#e=Promise.resolve();run(e){let i=this.#e.then(e);return this.#e=i.catch(()=>{}),i}};function on(t){return t.split(/(?=^m=)/m).map(e=>e.startsWith("m=video")?ls(e):e).join("")}function ls(t){let e=[...t.matchAll(/^a=rtpmap:(\d+) (?:VP8|VP9|H264|AV1)\//gm)].map(n=>n[1]),i=t;for(let n of e){let r=new RegExp(`^(a=fmtp:${n} .*?)(\\r?\\n)`,"m"),s=new RegExp(`^(a=rtpmap:${n} .*?)(\\r?\\n)`,"m"),a="x-google-start-bitrate=900";i=r.test(i)?i.replace(r,`$1;${a}$2`):i.replace(s,`$1$2a=fmtp:${n} ${a}$2`)}return i}var hs=2,us=3,ps=100,G=class extends w{#e;#t;#i=new M;#r=new M;#n;#s=!1;#o;#a=[];#l;#c;constructor(e,i="all"){super(),this.#t={bundlePolicy:"max-bundle",iceTransportPolicy:i},this.#e=new e(this.#t),this.#e.onconnectionstatechange=()=>this.#h(),this.#e.oniceconnectionstatechange=()=>this.#p(),this.#e.addTransceiver("audio",{direction:"sendrecv"}),this.#e.addTransceiver("video",{direction:"sendrecv",sendEncodings:en()}),this.#e.addTransceiver("video",{direction:"sendrecv",sendEncodings:Zi()})}get state(){return this.#e.connectionState}get path(){return this.#o?.path}get tried(){return this.#a}prepare(){this.#n=this.#e.createOffer(),this.#n.catch(()=>{})}connect(e,i){return this.#i.run(async()=>{this.#u(e),await this.#m(i)})}restartIce(e,i){return this.#i.run(async()=>{this.#u(e),this.#e.restartIce(),await this.#m(i)})}grow(e){return this.#s?Promise.resolve():(this.#s=!0,this.#i.run(async()=>{let i=[...Array(hs).fill("audio"),...Array(us).fill("video")];for(let n of i)this.#e.addTransceiver(n,{direction:"recvonly"});await this.#m(e)}))}receiver(e){return this.#v(e)?.receiver}async send(e,i){let n=this.#v(e)?.sender;if(!n)throw d.invalidState(`There is no media line "${e}".`);i&&await this.#r.run(()=>ms(n)),await n.replaceTrack(i)}sendLayers(e,i){let n=this.#v(e)?.sender;return n?this.#r.run(()=>nn(n,i)):Promise.resolve()}getStats(){return this.#e.getStats()}close(){clearTimeout(this.#c),this.#e.onconnectionstatechange=null,this.#e.oniceconnectionstatechange=null,this.#l?.removeEventListener("selectedcandidatepairchange",this.#p),this.#e.close()}#u(e){let i=Ue(e,this.#t.iceTransportPolicy??"all");i.length===0&&!this.#t.iceServers||(this.#t.iceServers=i,this.#e.setConfiguration(this.#t),this.#n=void 0)}#h(){this.emit("stateChanged",this.state),this.state==="connected"&&(this.#g(),this.#p())}#g(){let e=this.#e.getTransceivers()[0]?.sender.transport?.iceTransport;!e||e===this.#l||(this.#l?.removeEventListener("selectedcandidatepairchange",this.#p),this.#l=e,e.addEventListener("selectedcandidatepairchange",this.#p))}#p=()=>{clearTimeout(this.#c),this.#c=setTimeout(()=>this.#d(),ps)};async#d(){let e=await this.#e.getStats().then(sn,()=>{});if(!e||this.state==="closed")return;let i=this.#o;this.#o=e,At(e.path,i?.path)||this.emit("pathChanged",e.path),an(i,e)&&this.emit("downgraded")}async#m(e){let i=this.#n??this.#e.createOffer();this.#n=void 0;let n=await i;await this.#e.setLocalDescription(n);try{let r=await e(n.sdp??""),{iceServers:s=[],iceTransportPolicy:a="all"}=this.#t;this.#a=Ji(r,s,a),await this.#e.setRemoteDescription({type:"answer",sdp:on(r)})}catch(r){throw await this.#f(),r}}async#f(){this.#e.signalingState==="have-local-offer"&&await this.#e.setLocalDescription({type:"rollback"}).catch(()=>{})}#v(e){return this.#e.getTransceivers().find(i=>i.mid===e)}};async function ms(t){let e=t.getParameters(),i=e.encodings.filter(({active:n,rid:r})=>n===!1&&!r);if(i.length!==0){for(let n of i)n.active=!0;await t.setParameters(e)}}var We=class extends w{#e=new Set;#t=new Set;#i;get canPlay(){return this.#t.size===0}add(e){this.#e.add(e),this.#i&&this.#n(e,this.#i),this.#r(e)}remove(e){this.#e.delete(e),this.#t.delete(e)&&this.canPlay&&this.emit("changed",!0)}async start(){await Promise.all([...this.#t].map(e=>this.#r(e)))}async setSpeaker(e){this.#i=e,await Promise.all([...this.#e].map(i=>this.#n(i,e)))}async#r(e){let i=this.canPlay;try{await e.play?.(),this.#t.delete(e)}catch(n){n?.name==="NotAllowedError"&&this.#e.has(e)&&this.#t.add(e)}i!==this.canPlay&&this.emit("changed",this.canPlay)}async#n(e,i){await e.setSinkId?.(i).catch(()=>{})}};var fs=1500,gs=7e3,cn=15e3,vs=6e4,He=class extends w{#e;#t;#i="well";#r=0;#n=!1;#s=0;#o="new";#a=!0;#l=!0;#c;#u=!1;#h=Number.NEGATIVE_INFINITY;constructor(e,i){super(),this.#e=e,this.#t=i}start(){this.#b(cn,()=>this.#f())}stop(){this.#u=!0,clearTimeout(this.#c)}handlePeerState(e){this.#o=e,e==="connected"?this.#p():e==="failed"?this.#m():e==="disconnected"&&this.#i==="well"&&this.#b(fs,()=>this.#m())}handleServerState(e){this.#a=e==="connected",e==="connected"?this.#p():e==="disconnected"?this.#m():this.#f()}handleDowngrade(){Date.now()-this.#h<vs||(this.#h=Date.now(),this.#m())}handleSignalLost(){this.#l=!1}handleSignalResumed(){this.#l=!0,this.#i==="rejoining"?this.#f(!0):(this.#i==="restarting"||!this.#g())&&this.#m(!0)}handleSessionRestarted(){this.#l=!0,this.#f(!0)}#g(){return this.#a&&!["failed","disconnected"].includes(this.#o)}#p(){this.#o!=="connected"||!this.#a||this.#u||(clearTimeout(this.#c),this.#r=0,this.#n=!0,this.#i!=="well"&&(this.#i="well",this.emit("finished")))}#d(e){let i=this.#i==="well";this.#i=e,i&&(this.#s=Date.now(),this.emit("started"))}async#m(e=!1){if(!(this.#u||this.#i!=="well"&&!e)&&(this.#d("restarting"),clearTimeout(this.#c),!!this.#l)){this.#b(gs,()=>this.#f());try{await this.#e.restartIce(),this.#p()}catch{this.#l&&this.#i==="restarting"&&this.#f()}}}async#f(e=!1){if(this.#u||this.#i==="rejoining"&&!e||(this.#d("rejoining"),clearTimeout(this.#c),!this.#l))return;let i=this.#t.nextDelayMs({attempt:this.#r++,elapsedMs:Date.now()-this.#s});if(i===null)return this.#y(this.#w());this.#b(i,()=>this.#v())}async#v(){if(this.#l){this.#o="new",this.#a=!0,this.#b(cn,()=>{this.#n?this.#f(!0):this.#y(this.#w())});try{await this.#e.rejoin(),this.#p()}catch(e){if(this.#u||!this.#l)return;if(e instanceof d&&!e.retryable&&e.code!=="media_gone")return this.#y(e);this.#f(!0)}}}#w(){return new Y(this.#e.tried())}#y(e){this.stop(),this.emit("failed",e)}#b(e,i){clearTimeout(this.#c),!this.#u&&(this.#c=setTimeout(i,e))}};var ys=[0,300,1200,2700,4800,7e3,7e3,7e3,7e3,7e3];function J(t=Math.random){return{nextDelayMs({attempt:e}){let i=ys[e];return i===void 0?null:e<2?i:i+t()*1e3}}}var ws="visavis.v1",bs=1e4,Ss=1e4,ks=.8,Cs=["reconnect","serverDraining"],Q=class extends w{#e;#t=new Map;#i;#r=1;#n=0;#s;#o;#a=!1;constructor(e,i){super(),this.#e=new i(e,ws),this.#i=new Promise((n,r)=>{this.#e.onopen=()=>n(),this.on("closed",()=>r(d.unreachable()))}),this.#i.catch(()=>{}),this.#e.onmessage=n=>this.#l(n.data),this.#e.onclose=n=>this.#u({code:n.code,reason:n.reason})}get isOpen(){return!this.#a&&this.#n>0}async authenticate(e,i){let n=setTimeout(()=>this.close(4e3),bs);try{await C(this.#i,i);let r=await this.request("authenticate",e,{signal:i});return this.#n=r.heartbeatMs,this.#h(),r}catch(r){throw this.close(),r}finally{clearTimeout(n)}}request(e,i,{signal:n,timeoutMs:r=Ss}={}){if(this.#a)return Promise.reject(d.connectionLost());let s=this.#r++,a=new Promise((o,c)=>{let u=setTimeout(()=>this.#c(s)?.reject(d.timeout(`"${e}"`)),r);this.#t.set(s,{resolve:m=>{clearTimeout(u),o(m)},reject:m=>{clearTimeout(u),c(m)}})});return this.#e.send(JSON.stringify({type:e,id:s,data:i})),this.#h(),C(a,n)}close(e=1e3){this.#a||(this.#e.close(e),this.#u({code:e,reason:""}))}#l(e){if(this.#a)return;let i=xs(e);if(i)if(i.re!==void 0){let n=this.#c(i.re);i.type==="error"?n?.reject(d.fromServer(i.data)):n?.resolve(i.data)}else i.type==="error"?this.#o=d.fromServer(i.data):(i.seq!==void 0||Cs.includes(i.type))&&this.emit("event",i,i.seq)}#c(e){let i=this.#t.get(e);return this.#t.delete(e),i}#u(e){if(this.#a)return;this.#a=!0,clearTimeout(this.#s);let i=this.#o??d.fromClose(e.code);for(let n of[...this.#t.keys()])this.#c(n)?.reject(i);this.emit("closed",e)}#h(){this.#n===0||this.#a||(clearTimeout(this.#s),this.#s=setTimeout(()=>this.#g(),this.#n*ks))}#g(){this.request("ping",{},{timeoutMs:this.#n}).catch(e=>{e.code==="timeout"&&this.close(4e3)})}};function xs(t){try{return JSON.parse(String(t))}catch{return}}function Be(t,e="api/v1/rtc"){let i=new URL(X(t,e));return i.protocol=i.protocol.replace(/^http/,"ws"),i.href}function X(t,e){let i=new URL(t.endsWith("/")?t:`${t}/`);return i.hash="",i.search="",new URL(e,i).href}var Ts=[1e3,4401,4409,4410],Ps=3,$s=15e3,dn=["unauthorized","token_expired"],Z=class extends w{#e;#t=new AbortController;#i;#r;#n;#s=0;#o=!1;constructor(e){super(),this.#e=e,this.#r=e.token}get token(){return this.#r}get isUp(){return this.#i?.isOpen??!1}async start(e){this.#n=this.#e.store.load();let i=this.#n?Number.POSITIVE_INFINITY:Ps;try{return await this.#g(i,e)}catch(n){throw this.#o=!0,n}}async request(e,i,n={}){return this.isUp||await C(this.#m(),n.signal),this.#i.request(e,i,n)}async leave(){if(this.#o)return;let e=this.isUp?this.#i:void 0;this.#a(),(this.#e.canLeave??!0)&&await e?.request("leave",{},{timeoutMs:1e3}).catch(()=>{}),e?.close()}async renew(){if(this.#e.renewToken)return await this.#p(),this.#r}#a(){this.#o=!0,this.#e.store.clear(),this.#t.abort()}async#l(e){let{url:i,path:n,extra:r,WebSocket:s}=this.#e,a=new Q(Be(i,n),s);a.on("event",(u,m)=>this.#c(u,m));let o=this.#n,c=await a.authenticate({token:this.#r,...r,...o&&{resume:{...o}}},e);return a.on("closed",u=>this.#u(a,u)),this.#i=a,this.#n={resumeToken:c.resumeToken,lastSeq:c.resumed?this.#n?.lastSeq??0:0},this.#e.store.save(this.#n),c}#c(e,i){if(!(this.#o||!this.#n)){if(i!==void 0){if(i<=this.#n.lastSeq)return;this.#n.lastSeq=i,this.#e.store.save(this.#n)}e.type==="reconnect"&&(this.#s=e.data.retryMs),this.emit("event",e)}}async#u(e,i){if(this.#o||e!==this.#i)return;let n=d.fromClose(i.code),r=dn.includes(n.code)&&this.#e.renewToken!==void 0;if(Ts.includes(i.code)&&!r)return this.#h(n);this.emit("lost");try{r&&await this.#p();let s=await this.#g(Number.POSITIVE_INFINITY);this.emit(s.resumed?"resumed":"restarted",s)}catch(s){this.#h(s)}}#h(e){this.#o||(this.#a(),this.emit("ended",e))}async#g(e,i){let n=Date.now(),r=i?Ms(i,this.#t.signal):this.#t.signal,s=d.connectionLost(),a=this.#e.renewToken!==void 0;for(let o=0;o<e;o++){let c=this.#e.policy.nextDelayMs({attempt:o,elapsedMs:Date.now()-n});if(c===null)break;await Es(Math.max(c,this.#d()),r);try{return await this.#l(r)}catch(u){if(s=u,a&&dn.includes(s.code))a=!1,o=-1,await this.#p();else if(!s.retryable)throw s}}throw s}async#p(){this.#r=await this.#e.renewToken()}#d(){let e=this.#s;return this.#s=0,e}#m(){return this.#o?Promise.reject(d.connectionLost()):new Promise((e,i)=>{let n=setTimeout(()=>s(d.connectionLost()),$s),r=[this.on("resumed",()=>s()),this.on("restarted",()=>s()),this.on("ended",a=>s(a))],s=a=>{clearTimeout(n);for(let o of r)o();a?i(a):e()}})}};function Es(t,e){if(e.aborted)return Promise.reject(d.aborted());if(t===0)return Promise.resolve();let i=globalThis.window;return new Promise((n,r)=>{let s=()=>{clearTimeout(a),i?.removeEventListener("online",s),e.removeEventListener("abort",s),e.aborted?r(d.aborted()):n()},a=setTimeout(s,t);i?.addEventListener("online",s),e.addEventListener("abort",s)})}function Ms(...t){let e=new AbortController;for(let i of t)i.aborted&&e.abort(),i.addEventListener("abort",()=>e.abort(),{once:!0});return e.signal}var ee=class{#e;#t;constructor(e,i,n){this.#e=e,this.#t=`visavis:session:${ye(i,n)}`}load(){try{let e=JSON.parse(this.#e?.getItem(this.#t)??"null");return typeof e?.resumeToken!="string"||typeof e?.lastSeq!="number"?void 0:{resumeToken:e.resumeToken,lastSeq:e.lastSeq}}catch{return}}save(e){try{this.#e?.setItem(this.#t,JSON.stringify(e))}catch{}}clear(){try{this.#e?.removeItem(this.#t)}catch{}}};function ye(t,e){let i=we(t),n=i?.call;return`${String(e??n?.room??"")}:${String(i?.sub??"")}`}function we(t){try{let e=(t.split(".")[1]??"").replace(/-/g,"+").replace(/_/g,"/"),i=Uint8Array.from(atob(e),n=>n.charCodeAt(0));return JSON.parse(new TextDecoder().decode(i))}catch{return}}function Fe(){try{return globalThis.sessionStorage??null}catch{return null}}var ln={width:0,height:0},Ke=class{#e;#t=new Map;#i;#r;#n;#s;constructor(e){this.#e=e}get size(){return this.#n}add(e){typeof ResizeObserver>"u"||typeof IntersectionObserver>"u"||(this.#i??=new ResizeObserver(()=>this.#o()),this.#r??=new IntersectionObserver(i=>{for(let{target:n,isIntersecting:r}of i)this.#t.has(n)&&this.#t.set(n,r);this.#o()}),this.#t.set(e,void 0),this.#i.observe(e),this.#r.observe(e),this.#o())}remove(e){this.#t.delete(e)&&(this.#i?.unobserve(e),this.#r?.unobserve(e),this.#o())}reset(){this.#n=void 0,this.#t.size>0&&this.#o()}close(){clearTimeout(this.#s),this.#i?.disconnect(),this.#r?.disconnect(),this.#t.clear()}#o(){clearTimeout(this.#s),this.#s=setTimeout(()=>this.#a(),150)}#a(){let e=[...this.#t].map(Rs).reduce(Is,ln);e.width===0&&this.#n===void 0||this.#n&&As(e,this.#n)||(this.#n=e,this.#e(e))}};function Rs([t,e]){let i=document.pictureInPictureElement===t;if(e===!1&&!i)return ln;let{width:n,height:r}=t.getBoundingClientRect(),s=globalThis.devicePixelRatio||1;return{width:Math.round(n*s),height:Math.round(r*s)}}function Is(t,e){return t.width*t.height>=e.width*e.height?t:e}function As(t,e){let i=(n,r)=>Math.abs(n-r)<=Math.max(n,r)*.1&&n>0==r>0;return i(t.width,e.width)&&i(t.height,e.height)}var Ye=class{source;kind;muted;#e=new Set;#t=null;#i;constructor(e,i){this.source=e,this.kind=e==="microphone"?"audio":"video",this.muted=i}get mediaStreamTrack(){return this.#t}get attachedElements(){return this.#e}attach(e=document.createElement(this.kind)){return this.#e.has(e)||(this.#e.add(e),e.autoplay=!0,this.kind==="video"&&(e.playsInline=!0,e.muted=!0),e.srcObject=this.#r(),this.attached(e)),e}detach(e){let i=e?[e]:[...this.#e];for(let n of i)this.#e.delete(n)&&(n.srcObject===this.#i&&(n.srcObject=null),this.detached(n));return i}setMedia(e){if(e===this.#t)return;let i=this.#t;if(this.#t=e,!!this.#i){e&&this.#i.addTrack(e),i&&this.#i.removeTrack(i);for(let n of this.#e)this.attached(n)}}attached(e){}detached(e){}#r(){return this.#i??=new MediaStream(this.#t?[this.#t]:[]),this.#i}},te=class extends Ye{id;#e;#t;#i;mid;isSuspended=!1;constructor(e,i,n=()=>{}){super(e.source,e.muted),this.id=e.id,this.#e=i,this.kind==="video"&&(this.#t=new Ke(r=>n(this,r)))}get viewSize(){return this.#t?.size}get isSubscribed(){return this.mid!==void 0}get audioLevel(){let e=this.#i?.getSynchronizationSources?.()[0]?.audioLevel;return this.muted?0:e??0}end(){this.#t?.close()}setSlot(e,i){e!==this.mid&&(this.isSuspended=!1),i!==this.#i&&this.#t?.reset(),this.mid=e,this.#i=i,this.setMedia(i?.track??null)}attached(e){this.kind==="audio"&&this.#e.add(e),this.#t?.add(e)}detached(e){this.kind==="audio"&&this.#e.remove(e),this.#t?.remove(e)}},ie=class extends Ye{id;mid;announcedMuted=!1;constructor(e,i){super(e,!1),this.setMedia(i)}get isPublished(){return this.id!==void 0}stop(){let e=this.mediaStreamTrack;e&&(e.onended=null,e.stop(),this.setMedia(null))}};var ne=class extends w{id="";identity="";name="";role="customer";grants;tracks=new Map;#e;#t={microphone:new M,camera:new M,screen:new M};#i;#r=!1;constructor(e){super(),this.#e=e}get isCameraEnabled(){return this.#n("camera")}get isMicrophoneEnabled(){return this.#n("microphone")}get isScreenShareEnabled(){return this.#n("screen")}setCameraEnabled(e,i){return this.#s("camera",e,i)}setMicrophoneEnabled(e,i){return this.#s("microphone",e,i)}setScreenShareEnabled(e,i){return this.#s("screen",e,i)}unpublish(e){return this.#r?Promise.resolve():this.#t[e].run(async()=>{let i=this.tracks.get(e);i&&await this.#c(i)})}track(e){return this.tracks.get(e)}handleHello(e){this.id=e.participantId,this.identity=e.identity,this.name=e.name,this.role=e.role,this.grants=e.grants}handleGrants(e){this.grants=e}handleLayersWanted(e,i){let n=s=>s.id===e;this.#t.camera.run(async()=>{let s=[...this.tracks.values()].find(n);s?.mid!==void 0&&await this.#i?.sendLayers(s.mid,i)}).catch(()=>{})}handleJoined(e){this.#i=e;for(let i of this.tracks.values())i.id=void 0,i.mid=void 0;this.handleResumed()}handleLeft(){this.#i=void 0}handleResumed(){for(let e of Object.keys(this.#t))this.#t[e].run(async()=>{let n=this.tracks.get(e);n&&await this.#h(n)}).catch(()=>{})}switchDevice(e){return this.#t[e].run(async()=>{let i=this.tracks.get(e);!i||i.muted||await this.#f(i,await this.#m(e))})}close(){this.#r=!0,this.#i=void 0;for(let e of this.tracks.values())e.stop();this.tracks.clear()}#n(e){let i=this.tracks.get(e);return i!==void 0&&!i.muted}#s(e,i,n){return this.#r?Promise.reject(d.invalidState("The room was left.")):this.#t[e].run(()=>i?this.#o(e,n):this.#a(e))}async#o(e,i){this.#y(e);let n=this.tracks.get(e);if(!(n&&!n.muted)){if(!n)return this.#l(new ie(e,await this.#m(e,i)));if(n.mediaStreamTrack?.readyState!=="live"){let r=await this.#m(e,i);n.setMedia(r),this.#v(n,r)}n.mediaStreamTrack.enabled=!0,n.muted=!1,this.emit("localTrackUnmuted",n),await this.#h(n)}}async#a(e){let i=this.tracks.get(e);if(i){if(e==="screen")return this.#c(i);i.muted||(i.muted=!0,e==="camera"?i.stop():i.mediaStreamTrack&&(i.mediaStreamTrack.enabled=!1),this.emit("localTrackMuted",i),await this.#h(i))}}async#l(e){this.tracks.set(e.source,e),this.#v(e,e.mediaStreamTrack),await this.#h(e)}async#c(e){let{id:i,mid:n}=e;if(this.#u(e),!(i===void 0||!this.#i)){n!==void 0&&await this.#i.send(n,null).catch(()=>{});try{await this.#i.request("unpublish",{trackId:i})}catch(r){if(r.code==="connection_lost")this.emit("outOfStep");else if(r.code!=="track_not_found")throw r}}}#u(e){let i=e.isPublished;e.stop(),e.id=void 0,this.tracks.delete(e.source),i&&this.emit("localTrackUnpublished",e)}async#h(e){let i=this.#i;if(!(!i||this.tracks.get(e.source)!==e))try{e.id===void 0?await this.#g(i,e):e.announcedMuted!==e.muted&&await this.#p(i,e),e.mid!==void 0&&await i.send(e.mid,e.mediaStreamTrack)}catch(n){if(i!==this.#i)return;this.#d(e,n)}}async#g(e,i){let n=i.muted,r=i.source==="camera"?tn(i.mediaStreamTrack):[],s={source:i.source,muted:n,...r.length>0&&{layers:r}},{mid:a,track:o}=await e.request("publish",s);e===this.#i&&(i.id=o.id,i.mid=a,i.announcedMuted=n,this.emit("localTrackPublished",i))}async#p(e,i){let n=i.muted;await e.request("setMuted",{trackId:i.id,muted:n}),i.announcedMuted=n}#d(e,i){switch(i.code){case"connection_lost":return;case"already_published":case"track_not_found":case"media_gone":case"not_joined":this.emit("outOfStep");return;default:throw this.#u(e),i}}async#m(e,i){if(i&&"readyState"in i)return i;try{let n=await(e==="screen"?this.#e.screen():this.#e[e](i));if(!this.#r)return n;throw n.stop(),d.invalidState("The room was left.")}catch(n){throw n instanceof b&&this.emit("mediaDeviceError",n),n}}async#f(e,i){e.stop(),e.setMedia(i),this.#v(e,i),e.mid!==void 0&&await this.#i?.send(e.mid,i)}#v(e,i){i.onended=()=>{e.mediaStreamTrack===i&&this.#w(e).catch(()=>{})}}async#w(e){if(e.source==="screen")return this.setScreenShareEnabled(!1);this.emit("mediaDeviceError",new b("device_not_found","The device was taken away.",e.source)),this.#e.choose(e.source==="camera"?"videoinput":"audioinput",""),await this.#s(e.source,!1),e.source==="microphone"&&await this.#s("microphone",!0)}#y(e){if(!this.grants)return;let{publish:i,videoDirection:n}=this.grants,r=n==="sendrecv"||n==="sendonly";if(!(i.includes(e)&&(e!=="camera"||r)))throw new d("forbidden",`This token does not allow to publish the ${e}.`)}};var re=class{id;identity;name;role;state;tracks=new Map;quality;constructor(e){this.id=e.id,this.identity=e.identity,this.name=e.name,this.role=e.role,this.state=e.state,this.quality=e.quality}get hasVideo(){return[...this.tracks.values()].some(e=>e.kind==="video"&&!e.muted)}track(e){return[...this.tracks.values()].find(i=>i.source===e)}};var hn=["participantConnected","participantDisconnected","participantReconnecting","participantReconnected","trackPublished","trackUnpublished","trackSubscribed","trackUnsubscribed","trackMuted","trackUnmuted","trackSuspended","trackResumed","qualityChanged","speakersChanged","said","serverDraining"],Ls={number:0,order:[],loudest:void 0,isLocal:!1,isSilent:!0},Ge=class extends w{participants=new Map;#e;#t;#i=new Map;#r=Ls;#n;#s;#o=!1;constructor(e,i){super(),this.#e=e,this.#t=i}get speakers(){return this.#r}get quality(){return this.#n}handleJoinSent(){this.#i.clear(),this.#s=[]}handleSnapshot(e){let i=new Set(e.map(r=>r.id));for(let r of[...this.participants.keys()])i.has(r)||this.#h(r,"left");for(let r of e)this.#u(r);this.#o=!0;let n=this.#s??[];this.#s=void 0;for(let r of n)this.handleEvent(r)}handleEvent(e){if(e.type==="serverDraining"){let{deadline:i}=e.data;return this.emit("serverDraining",i===null?void 0:new Date(i))}if(this.#s){this.#s.push(e);return}if(this.#o)switch(e.type){case"participantJoined":return this.#u(e.data.participant);case"participantLeft":return this.#h(e.data.participantId,e.data.reason);case"participantReconnecting":return this.#g(e.data.participantId,"reconnecting");case"participantReconnected":return this.#g(e.data.participantId,"connected");case"trackPublished":return this.#c(e.data.participantId,i=>this.#p(i,e.data.track));case"trackUnpublished":return this.#c(e.data.participantId,i=>this.#d(i,e.data.trackId,e.data.reason));case"trackMuted":return this.#c(e.data.participantId,i=>this.#m(i,e.data.trackId,e.data.muted));case"trackSuspended":return this.#f(e.data.trackId,e.data.suspended);case"slotAssigned":return this.#v(e.data.mid,e.data.trackId);case"qualityChanged":return this.#l(e.data.participantId,e.data.quality);case"speakersChanged":return this.#a(e.data);case"said":return this.#c(e.data.participantId,i=>this.emit("said",e.data.text,i));case"layersWanted":case"mediaStateChanged":case"roomClosed":case"reconnect":return}}#a(e){let i=a=>a===null?void 0:this.participants.get(a),{number:n,order:r,speaker:s}=e;this.#r={number:n,order:r.flatMap(a=>i(a)??[]),loudest:i(e.loudest),isLocal:s!==null&&!this.participants.has(s),isSilent:s===null},this.emit("speakersChanged",this.#r)}#l(e,i){let n=this.participants.get(e);n?n.quality=i:this.#n=i,this.emit("qualityChanged",i,n)}#c(e,i){let n=this.participants.get(e);n&&i(n)}#u(e){let i=this.participants.get(e.id);i||(i=new re(e),this.participants.set(e.id,i),this.emit("participantConnected",i)),this.#g(e.id,e.state);let n=new Set(e.tracks.map(r=>r.id));for(let r of[...i.tracks.keys()])n.has(r)||this.#d(i,r,"unpublished");for(let r of e.tracks)this.#p(i,r)}#h(e,i){this.#c(e,n=>{for(let r of[...n.tracks.keys()])this.#d(n,r,"unpublished");this.participants.delete(e),this.emit("participantDisconnected",n,i)})}#g(e,i){this.#c(e,n=>{n.state!==i&&(n.state=i,this.emit(i==="connected"?"participantReconnected":"participantReconnecting",n))})}#p(e,i){if(e.tracks.has(i.id))return this.#m(e,i.id,i.muted);let n=new te(i,this.#e,(s,a)=>this.emit("viewChanged",s,a));e.tracks.set(i.id,n),this.emit("trackPublished",n,e);let r=[...this.#i].find(([,s])=>s===i.id)?.[0];r!==void 0&&this.#w(e,n,r)}#d(e,i,n){let r=e.tracks.get(i);r&&(this.#y(e,r),e.tracks.delete(i),r.end(),this.emit("trackUnpublished",r,e,n))}#m(e,i,n){let r=e.tracks.get(i);!r||r.muted===n||(r.muted=n,this.emit(n?"trackMuted":"trackUnmuted",r,e))}#f(e,i){for(let n of this.participants.values()){let r=n.tracks.get(e);!r||r.isSuspended===i||(r.isSuspended=i,this.emit(i?"trackSuspended":"trackResumed",r,n))}}#v(e,i){let n=this.#i.get(e);i===null?this.#i.delete(e):this.#i.set(e,i);for(let r of this.participants.values()){let s=n!==void 0&&n!==i?r.tracks.get(n):void 0;s?.mid===e&&this.#y(r,s);let a=i===null?void 0:r.tracks.get(i);a&&this.#w(r,a,e)}}#w(e,i,n){let r=i.isSubscribed;i.setSlot(n,this.#t(n)),r||this.emit("trackSubscribed",i,e)}#y(e,i){i.isSubscribed&&(i.setSlot(void 0,void 0),this.emit("trackUnsubscribed",i,e))}};var x=class extends w{localParticipant;devices;#e=new We;#t;#i;#r;#n;#s=new qe(async()=>(await this.#S().request("getIceServers",{})).iceServers);#o=[];#a;#l;#c;#u="all";#h=new Set;#g=!0;#p="disconnected";#d=!1;#m=!1;#f;constructor(e={}){if(super(),!R())throw d.unsupportedBrowser();this.#r=e.reconnectPolicy??J(),this.#n=e.storage===void 0?Fe():e.storage,this.devices=new _(navigator.mediaDevices),this.localParticipant=new ne(this.devices),this.#t=new Ge(this.#e,i=>this.#c?.receiver(i)),this.#i=new He({restartIce:()=>this.#R(),rejoin:()=>this.#D(),tried:()=>this.#c?.tried??[]},this.#r),this.#v()}get state(){return this.#p}get participants(){return this.#t.participants}get quality(){return this.#t.quality}get speakers(){return this.#t.speakers}get name(){return this.#l?.room??""}get sessionId(){return this.#l?.sessionId??""}get path(){return this.#c?.path??null}get canPlaybackAudio(){return this.#e.canPlay}async connect(e,i,n={}){if(this.#a)throw d.invalidState("A room connects once; make a new one.");this.#E("connecting"),this.#g=n.autoSubscribe??!0,this.#u=n.iceTransportPolicy??"all";let r=this.#y(e,i,n),s=this.#C();s.prepare();let a=this.#k(i,n);try{let o=await r.start(n.signal);this.#P(o),await C(this.#x(o,s),n.signal)}catch(o){throw s.close(),a.catch(()=>{}),this.#T("left",void 0,!0),o}this.#i.start(),this.#i.handlePeerState(s.state),this.#E("connected"),this.emit("connected")}async leave(){let e=this.#a;this.#T("left"),await e?.leave()}async switchDevice(e,i){this.devices.choose(e,i),e==="audiooutput"?await this.#e.setSpeaker(i):await this.localParticipant.switchDevice(e==="videoinput"?"camera":"microphone")}startAudio(){return this.#e.start()}async subscribe(e){await this.#S().request("subscribe",{trackId:e})}async unsubscribe(e){await this.#S().request("unsubscribe",{trackId:e})}async say(e){await this.#S().request("say",{text:e})}onParticipant(e){for(let s of this.participants.values())e.onJoined?.(s);let i={order:[],loudest:void 0},n=({order:s,loudest:a})=>{let o=i;i={order:s,loudest:a??o.loudest},Ds(s,o.order)||e.onDynamicChanged?.(s),a&&a!==o.loudest&&e.onLoudestChanged?.(a,!a.hasVideo)};n(this.speakers);let r=[this.on("speakersChanged",n),this.on("participantConnected",s=>e.onJoined?.(s)),this.on("participantDisconnected",s=>e.onLeft?.(s))];return()=>{for(let s of r)s()}}async getStats(){return this.#c?.getStats()}#v(){let e=this.emit.bind(this);for(let i of hn)this.#t.on(i,(...n)=>e(i,...n));for(let i of _s)this.localParticipant.on(i,(...n)=>e(i,...n));this.localParticipant.on("outOfStep",()=>this.#i.handleServerState("failed")),this.#t.on("participantConnected",()=>this.#$()),this.#t.on("viewChanged",({id:i},n)=>this.#w(i,n)),this.#e.on("changed",i=>this.emit("audioPlaybackChanged",i)),this.#i.on("started",()=>this.#A(!0)),this.#i.on("finished",()=>this.#A(!1)),this.#i.on("failed",i=>this.#T(un(i),i)),this.#o.push(this.devices.onChange(()=>this.emit("mediaDevicesChanged")))}#w(e,{width:i,height:n}){let r=a=>Math.min(a,65535),s={trackId:e,width:r(i),height:r(n)};this.#a?.request("setView",s).catch(()=>{})}#y(e,i,{callId:n,renewToken:r}){let s=new ee(this.#n,i,n),a=n===void 0?void 0:{callId:n},o=new Z({url:e,token:i,renewToken:r,extra:a,store:s,policy:this.#r,WebSocket});return this.#a=o,o.on("event",c=>this.#b(c)),o.on("lost",()=>{this.#i.handleSignalLost(),this.#M()}),o.on("resumed",c=>{this.#P(c),this.#i.handleSignalResumed(),this.localParticipant.handleResumed(),this.#M()}),o.on("restarted",c=>{this.#P(c),this.#i.handleSessionRestarted(),this.#M()}),o.on("ended",c=>this.#T(this.#f?"roomClosed":un(c),c)),o}#b(e){e.type==="mediaStateChanged"&&this.#m&&this.#i.handleServerState(e.data.state),e.type==="layersWanted"&&this.localParticipant.handleLayersWanted(e.data.trackId,e.data.rids),e.type==="roomClosed"&&(this.#f=e.data.reason),this.#t.handleEvent(e)}async#k(e,i){let n=js(e),r=n("microphone")&&i.audio,s=n("camera")&&i.video,{localParticipant:a}=this;if(pn(r)&&pn(s)){let o=await this.devices.open(r,s);for(let c of o.errors)this.emit("mediaDeviceError",c);await Promise.allSettled([o.microphone&&a.setMicrophoneEnabled(!0,o.microphone),o.camera&&a.setCameraEnabled(!0,o.camera)]);return}await Promise.allSettled([r&&a.setMicrophoneEnabled(!0,r===!0?void 0:r),s&&a.setCameraEnabled(!0,s===!0?void 0:s)])}#P(e){this.#l=e,this.#s.handleGiven(e.iceServers)}#C(){return new G(RTCPeerConnection,this.#u)}async#x(e,i){this.localParticipant.handleHello(e);let n=this.#S();if(this.#c&&this.#h.add(this.#c),this.#c=i,i.on("stateChanged",r=>this.#_(i,r)),i.on("downgraded",()=>i===this.#c&&this.#i.handleDowngrade()),i.on("pathChanged",r=>i===this.#c&&this.emit("pathChanged",r)),await i.connect(await this.#s.fresh(),async r=>{this.#m=!1,this.#t.handleJoinSent();let s=await n.request("join",{offer:r,autoSubscribe:this.#g});return this.#m=!0,this.#t.handleSnapshot(s.participants),s.answer}),this.#a!==n||this.#c!==i)throw d.aborted();this.localParticipant.handleJoined({request:(r,s)=>n.request(r,s),send:(r,s)=>i.send(r,s),sendLayers:(r,s)=>i.sendLayers(r,s)}),this.#$()}#_(e,i){e===this.#c&&(i==="connected"&&this.#L(),this.#i.handlePeerState(i))}#L(){for(let e of this.#h)e.close();this.#h.clear()}#$(){let e=this.#c;this.participants.size<2||!e||e.grow(i=>this.#I(i)).catch(()=>{e===this.#c&&this.#i.handleServerState("failed")})}async#R(){if(!this.#c)throw d.invalidState("Nothing was joined yet.");let e=await this.#s.fresh();await this.#c.restartIce(e,i=>this.#I(i))}async#I(e){return(await this.#S().request("negotiate",{offer:e})).answer}async#D(){this.localParticipant.handleLeft(),await this.#x(this.#l,this.#C())}#S(){if(!this.#a)throw d.invalidState("The room is not connected.");return this.#a}#A(e){this.#d=e,this.#M()}#M(){this.#p==="disconnected"||this.#p==="connecting"||(this.#d?this.#E("reconnecting"):this.#E(this.#a?.isUp?"connected":"signalReconnecting"))}#E(e){if(e===this.#p)return;let i=this.#p==="reconnecting"||this.#p==="signalReconnecting";this.#p=e,this.emit("connectionStateChanged",e),e==="reconnecting"||e==="signalReconnecting"?this.emit(e):e==="connected"&&i&&this.emit("reconnected")}#T(e,i,n=!1){if(this.#p==="disconnected")return;this.#i.stop(),this.localParticipant.close(),this.#c?.close(),this.#L();for(let s of this.#o)s();if((n||i)&&this.#a?.leave(),this.#E("disconnected"),n)return;let r=this.#f&&i?new d("ended",this.#f):i;this.emit("disconnected",e,r)}},_s=["localTrackPublished","localTrackUnpublished","localTrackMuted","localTrackUnmuted","mediaDeviceError"];function un(t){switch(t.code){case"unauthorized":case"token_expired":case"forbidden":return"refused";case"replaced":return"replaced";case"ended":return"removed";case"media_failed":return"mediaFailed";default:return"connectionLost"}}function Ds(t,e){return t.length===e.length&&t.every((i,n)=>i===e[n])}function pn(t){return t===!0||typeof t=="object"&&!("readyState"in t)}function js(t){let e=we(t)?.call;return i=>e?.publish&&!e.publish.includes(i)?!1:i!=="camera"||!["recvonly","inactive"].includes(e?.videoDirection??"")}function R(){return typeof RTCPeerConnection=="function"&&typeof WebSocket=="function"&&typeof navigator<"u"&&navigator.mediaDevices?.getUserMedia!==void 0}async function mn(t,e,i={}){let n=new x(i);return await n.connect(t,e,i),n}var Os=300;function be(t,e,i,n){if(t.members.find(({person:s})=>s.identity===e)?.listens)return!1;switch(n){case"microphone":return t.kind!=="screen";case"camera":return t.kind==="video"&&Ns(t.direction,i);case"screen":return t.screen===e}}function Se(t,e,i){return t.members.some(({person:n,muted:r})=>n.identity===e&&r.includes(i))}function Ns(t,e){return t==="sendrecv"?!0:t===(e==="customer"?"sendonly":"recvonly")}var Je=class{wishes;#e;#t;#i;#r;#n=!1;constructor(e,i,n,r,s){this.#e=e,this.#t=i,this.#r=n,this.wishes=r,this.#i=s}may(e){return be(this.#r,this.#t.identity,this.#t.role,e)}async handleCall(e){this.#r=e;let i=this.#e.localParticipant;i.grants&&(i.handleGrants(this.#a()),await Promise.all([this.#s("microphone"),this.#s("camera")]))}async handleScreenStopped(e){e===this.#t.identity&&await this.#e.localParticipant.unpublish("screen")}async publishScreen(e){let i=this.#e.localParticipant;i.handleGrants({...this.#a(),publish:[...this.#a().publish,"screen"]}),await fn(()=>i.setScreenShareEnabled(!0,e))}close(){this.#n=!0}async#s(e){let i=this.#e.localParticipant;try{this.may(e)?Se(this.#r,this.#t.identity,e)?await this.#o(e,!1):await fn(()=>this.#o(e,this.wishes[e]),()=>this.#n):await i.unpublish(e)}catch(n){if(this.#n||!this.may(e))return;this.wishes[e]=!1,n instanceof b||this.#i(n)}}#o(e,i){let n=this.#e.localParticipant;return e==="camera"?n.setCameraEnabled(i):n.setMicrophoneEnabled(i)}#a(){let e=["microphone","camera","screen"].filter(n=>this.may(n)),i=this.#t.role==="customer";return{publish:e,subscribe:!0,videoDirection:i?this.#r.direction:"sendrecv"}}};async function fn(t,e=()=>!1){try{await t()}catch(i){if(i.code!=="forbidden"||e())throw i;await new Promise(n=>setTimeout(n,Os)),e()||await t()}}var se=class extends w{id;#e;#t;#i;#r;#n;#s={microphone:!0,camera:!0};#o=!1;#a=0;constructor(e,i){super(),this.id=e.callId,this.#t=e,this.#e=i}get info(){return this.#t}get me(){return this.#e.me()}get seconds(){if(this.#o)return this.#a;let{connectedAt:e,startedAt:i}=this.#t;return Math.max(0,(this.#e.now()-(e??i))/1e3)}get room(){return this.#i}get isOver(){return this.#o}get wasJoined(){return this.#d()!==void 0}get listens(){return this.#t.members.some(({person:e,listens:i})=>i&&e.identity===this.me.identity)}may(e){let{identity:i,role:n}=this.#e.me();return be(this.#t,i,n,e)}isMuted(e){return Se(this.#t,this.#e.me().identity,e)}join(e={}){return this.#o?Promise.reject(new d("call_ended","The call has ended.")):this.#i?Promise.resolve(this.#i):(this.#r??=this.#l(e).finally(()=>{this.#r=void 0}),this.#r)}setMicrophoneEnabled(e){return this.#u("microphone",e)}setCameraEnabled(e){return this.#u("camera",e)}async switchTo(e,i,{camera:n=!0}={}){let r=this.#s.camera;e==="video"&&(this.#s.camera=n);try{await this.#e.request("switchCall",{callId:this.id,kind:e,direction:i})}catch(s){throw this.#s.camera=r,s}}async answerSwitch(e,{camera:i=!0}={}){e&&this.#t.request?.kind==="video"&&(this.#s.camera=i),await this.#e.request("answerSwitch",{callId:this.id,accept:e})}async cancelSwitch(){await this.#e.request("cancelSwitch",{callId:this.id})}async hold(){await this.#e.request("holdCall",{callId:this.id})}async unhold(){await this.#e.request("unholdCall",{callId:this.id})}async muteMember(e,i,n){await this.#e.request("muteMember",{callId:this.id,member:e,source:i,muted:n})}async shareScreen(e){let i=this.#i;if(!i||!this.#n)throw d.invalidState("The call was not joined.");let n=e??await i.devices.screen();try{this.may("screen")||await this.#e.request("shareScreen",{callId:this.id}),await this.#n.publishScreen(n)}catch(r){throw n.stop(),r}}async stopScreen(){await this.#i?.localParticipant.unpublish("screen"),await this.#e.request("stopScreen",{callId:this.id}).catch(gn("not_shared","call_ended","call_not_found"))}async leave(){await this.#g(),await this.#e.request("leaveCall",{callId:this.id}).catch(gn("not_in_call","call_ended","call_not_found"))}async end(){await this.#e.request("endCall",{callId:this.id})}handleInfo(e){if(e===this.#t)return;let i=this.#t;this.#t=e,i.kind==="video"&&e.kind!=="video"&&this.#e.me().role==="customer"&&(this.#s.camera=!1),this.#h(),this.emit("changed",e)}handleUnmuteAsked(e,i){this.emit("unmuteAsked",e,i)}handleScreenStopped(e){this.#n?.handleScreenStopped(e).catch(()=>{})}handleEnded(e,i){this.#o||(this.#o=!0,this.#a=i,this.#t={...this.#t,end:e},this.#g(),this.emit("ended",e,i))}async#l(e){let{url:i,token:n,renewToken:r,me:s,request:a}=this.#e,{identity:o,role:c}=s(),u=this.#t.members.find(({person:P})=>P.identity===o);(!u||u.state==="gone")&&await a("joinCall",{callId:this.id});let m=this.#d(),p=e.microphone??m?.microphone??!0,g=e.camera??m?.camera??!0;this.#s={microphone:!!p,camera:!!g};let f=e.room??new x(this.#e.roomOptions),v=new Je(f,{identity:o,role:c},this.#t,this.#s,P=>this.emit("mediaFailed",P));this.#c(f),this.#n=v;let k={callId:this.id,renewToken:r,audio:v.may("microphone")&&!this.isMuted("microphone")&&p,video:v.may("camera")&&!this.isMuted("camera")&&g,iceTransportPolicy:e.iceTransportPolicy,signal:e.signal};try{await f.connect(i,n(),k)}catch(P){throw v.close(),this.#n===v&&(this.#n=void 0),P}if(this.#o)throw await f.leave(),new d("call_ended","The call has ended.");return this.#i=f,this.#m(),this.#h(),e.screen?await this.shareScreen(e.screen):this.may("screen")&&this.stopScreen().catch(()=>{}),this.emit("joined",f),f}#c(e){e.on("localTrackUnpublished",i=>{i.source==="screen"&&this.may("screen")&&this.stopScreen().catch(()=>{})}),e.on("reconnected",()=>this.#h()),e.on("disconnected",(i,n)=>{e===this.#i&&(this.#i=void 0,this.#n?.close(),this.#n=void 0,i!=="left"&&!this.#o&&this.emit("mediaLost",i,n))})}async#u(e,i){this.#s[e]=i,this.#i&&this.#m();let n=this.#i?.localParticipant;if(i&&this.isMuted(e)&&await this.#e.request("muteMember",{callId:this.id,source:e,muted:!1}),i&&!this.may(e))throw new d("forbidden",`The call has no ${e} of yours.`);e==="camera"?await n?.setCameraEnabled(i):await n?.setMicrophoneEnabled(i)}#h(){this.#n?.handleCall(this.#t).catch(()=>{})}async#g(){let e=this.#i;this.#i=void 0,this.#n?.close(),this.#n=void 0,this.#f(),await e?.leave()}get#p(){return`visavis:joined:${this.id}:${this.#e.me().identity}`}#d(){try{return JSON.parse(this.#e.storage?.getItem(this.#p)??"null")??void 0}catch{return}}#m(){try{this.#e.storage?.setItem(this.#p,JSON.stringify(this.#s))}catch{}}#f(){try{this.#e.storage?.removeItem(this.#p)}catch{}}};function gn(...t){return e=>{if(!t.includes(e.code))throw e}}var Lt="visavis:visitor";function vn(t=wn()){let e=Vs(t);if(e)return e;let i=`v_${_t()}`;try{t?.setItem(Lt,i)}catch{}return i}function yn(t=wn()){try{t?.removeItem(Lt)}catch{}}function wn(){try{return globalThis.localStorage??null}catch{return null}}function Vs(t){try{let e=t?.getItem(Lt);return e&&/^v_[0-9a-f]{32}$/.test(e)?e:void 0}catch{return}}function _t(){return[...crypto.getRandomValues(new Uint8Array(16))].map(t=>t.toString(16).padStart(2,"0")).join("")}var Qe=class{#e;#t;#i=new Map;#r=[];#n=!1;constructor(e,i){this.#e=e,this.#t=i}get pending(){return this.#r}add(e){let i=_t();return this.#r=[...this.#r,{clientId:i,content:e,at:Date.now(),state:"sending"}],this.#t(),this.flush(),i}sent(e){let i=this.#r.find(n=>n.clientId===e);return i?i.error?Promise.reject(i.error):new Promise((n,r)=>{this.#i.set(e,[...this.#i.get(e)??[],{resolve:n,reject:r}])}):Promise.reject(d.invalidState("There is no such message on its way."))}retry(e){this.#l(e,{state:"sending",error:void 0}),this.flush()}discard(e){this.#s(e)&&this.#o(e,({reject:i})=>i(d.aborted()))}handleConfirmed(e,i){e!==null&&this.#s(e)&&this.#o(e,({resolve:n})=>n(i))}async flush(){if(!this.#n){this.#n=!0;try{for(let e=this.#a();e;e=this.#a())try{let{messageId:i}=await this.#e(e.clientId,e.content);this.handleConfirmed(e.clientId,i)}catch(i){let n=i;if(n.code==="connection_lost")return;if(n.code==="timeout")continue;this.#l(e.clientId,{state:"failed",error:n}),this.#o(e.clientId,({reject:r})=>r(n))}}finally{this.#n=!1}}}#s(e){let i=this.#r.filter(n=>n.clientId!==e);return i.length===this.#r.length?!1:(this.#r=i,this.#t(),!0)}#o(e,i){let n=this.#i.get(e)??[];this.#i.delete(e);for(let r of n)i(r)}#a(){return this.#r.find(({state:e})=>e==="sending")}#l(e,i){this.#r=this.#r.map(n=>n.clientId===e?{...n,...i}:n),this.#t()}};var zs=50,qs=3e3,ae=class{id;#e;#t;#i;#r=0;#n={delivered:0,seen:0};#s={delivered:0,seen:0};#o=!1;constructor(e,i){this.id=e.contactId,this.#i=e,this.#e=i,this.#t=new Qe((n,r)=>i.request("sendMessage",{contactId:this.id,clientId:n,content:r}),()=>i.changed())}get info(){return this.#i=this.#e.state(this.id)??this.#i,this.#i}get state(){return this.info.state}get isClosed(){return this.info.state==="closed"}get end(){return this.info.end}get messages(){return this.info.messages}get pending(){return this.#t.pending}get others(){return this.info.parties.filter(({person:e})=>e.identity!==this.#e.me?.identity)}get writing(){return this.others.map(({person:e})=>e).filter(({identity:e})=>this.info.typing.includes(e))}get call(){return this.#e.call(this.id)}get unread(){let e=this.#e.me?.identity,i=this.info.marks.find(({identity:r})=>r===e),n=Math.max(i?.seen??0,this.#s.seen);return this.messages.filter(({number:r,author:s})=>s&&s.identity!==e&&r>n).length}get hasEarlier(){let e=this.messages[0]?.number;return e===void 0?this.info.lastNumber>0:e>1}status(e){if("state"in e)return e.state;let i=this.info.marks.filter(({identity:n})=>this.#a(e,n));return i.some(({seen:n})=>n>=e.number)?"seen":i.some(({delivered:n})=>n>=e.number)?"delivered":"sent"}#a({author:e},i){return e?.role==="customer"?i!==e.identity:i===this.#l}get#l(){let{parties:e,messages:i}=this.info;return e.find(({standing:r})=>r==="customer")?.person.identity??i.find(({author:r})=>r?.role==="customer")?.author?.identity}sendText(e){return this.#r=0,this.#t.add({type:"text",text:e})}sendLink(e){return this.#t.add({type:"link",url:e})}async sendFile(e,{caption:i,onProgress:n,signal:r}={}){let{fileId:s}=await this.#e.upload(this.id,e,n,r);return this.#t.add({type:"file",fileId:s,caption:i})}sent(e){return this.#t.sent(e)}retry(e){this.#t.retry(e)}discard(e){this.#t.discard(e)}markSeen(e=this.messages.at(-1)?.number??0){this.#c({delivered:e,seen:e})}setTyping(e){let i=Date.now();(e?i-this.#r<qs:this.#r===0)||(this.#r=e?i:0,this.#h("setTyping",{typing:e}).catch(()=>{}))}async loadEarlier(){if(!this.hasEarlier)return;let e=this.messages[0]?.number,{messages:i}=await this.#h("getMessages",{before:e,limit:zs});this.#e.receive(this.id,i)}async requestCall(e,i){await this.#h("requestCall",{kind:e,direction:i})}async answerCallRequest(e,i){await this.#e.request("answerCallRequest",{escalationId:e,accept:i})}async cancelCallRequest(e){await this.#e.request("cancelCallRequest",{escalationId:e})}async invite(e,i={}){return(await this.#h("invite",{kind:e,...i})).invitationId}async answerInvitation(e,i){await this.#e.request("answerInvitation",{invitationId:e,accept:i})}async cancelInvitation(e){await this.#e.request("cancelInvitation",{invitationId:e})}async endInvitation(e,i=!1){await this.#e.request("endInvitation",{invitationId:e,failed:i})}async take(){await this.#h("takeContact",{})}async transfer(e,i={}){await this.#h("transferContact",{target:e,...i})}async cancelTransfer(){await this.#h("cancelTransfer",{})}async askAgent(e,i){await this.#h("askAgent",{agent:e,note:i})}async leave(){await this.#h("leaveContact",{})}async close(){await this.#h("endContact",{})}dismiss(){this.#e.dismiss(this.id)}handleMessage(e){e.author?.identity===this.#e.me?.identity?this.#t.handleConfirmed(e.clientId,e.messageId):this.#c({delivered:e.number,seen:0})}handleConnected(){this.#r=0,this.#t.flush(),this.#u()}handleLoaded(){this.#c({delivered:this.messages.at(-1)?.number??0,seen:0})}#c({delivered:e,seen:i}){e<=this.#s.delivered&&i<=this.#s.seen||(this.#s={delivered:Math.max(this.#s.delivered,e,i),seen:Math.max(this.#s.seen,i)},this.#e.changed(),this.#u())}async#u(){if(!(this.#o||this.isClosed)){this.#o=!0;try{for(;this.#n.delivered<this.#s.delivered||this.#n.seen<this.#s.seen;){let e={...this.#s};await this.#h("markMessages",e),this.#n=e}}catch{}finally{this.#o=!1}}}#h(e,i){return this.#e.request(e,{contactId:this.id,...i})}};function bn({url:t,token:e},i,n,r,s){let a=new URL(X(t,`api/v1/contacts/${i}/files`));a.searchParams.set("name",n.name);let o=new XMLHttpRequest,c=new Promise((u,m)=>{o.onload=()=>{o.status<300?u(JSON.parse(o.responseText)):m(Xe(o.responseText))},o.onerror=()=>m(d.unreachable()),o.onabort=()=>m(d.aborted()),o.upload.onprogress=({loaded:p,total:g})=>r?.(g>0?p/g:0)});return o.open("POST",a),o.setRequestHeader("authorization",`Bearer ${e}`),o.setRequestHeader("content-type",n.type||"application/octet-stream"),s?.addEventListener("abort",()=>o.abort(),{once:!0}),o.send(n),C(c,s)}async function Sn({url:t,token:e},i){let n=await fetch(X(t,`api/v1/files/${i}`),{headers:{authorization:`Bearer ${e}`}}).catch(()=>{throw d.unreachable()});if(!n.ok)throw Xe(await n.text());return Ws(await n.blob())}var Us=[["image/png",[137,80,78,71]],["image/jpeg",[255,216,255]]];async function Ws(t){let e=new Uint8Array(await t.slice(0,4).arrayBuffer()),i=Us.find(([,n])=>n.every((r,s)=>e[s]===r));return t.slice(0,t.size,i?.[0]??"application/octet-stream")}function Xe(t){try{let{code:e,detail:i}=JSON.parse(t);if(e)return new d(e,i??e,Hs.includes(e))}catch{}return new d("internal","The server gave an answer that is not understood.",!0)}var Hs=["rate_limited","store_busy","shutting_down","server_full"];function Dt(t){return{me:t,contacts:new Map,waiting:new Map,all:new Map,agents:new Map,offers:new Map,available:!1}}function kn(t,e){let i=new Map;for(let[r,s]of t.contacts)(s.state==="closed"||Fs(t,s))&&i.set(r,Bs(s));for(let r of e.contacts)i.set(r.contactId,Pn(r,t));let n=r=>new Map(r.map(s=>[s.contactId,s]));return{...t,contacts:i,waiting:n(e.waiting),all:n(e.all),offers:new Map(e.offers.map(r=>[r.contact.contactId,r])),available:e.available}}function Cn(t,e){let i=new Map(t.contacts).set(e.contactId,Pn(e,t)),n=new Map(t.offers);return n.delete(e.contactId),{...t,contacts:i,offers:n}}function Ze(t,e,i){let n=t.contacts.get(e);if(!n||i.length===0)return t;let s=[...new Map([...n.messages,...i].map(o=>[o.number,o])).values()].sort((o,c)=>o.number-c.number),a=Math.max(n.lastNumber,s.at(-1).number);return{...t,contacts:new Map(t.contacts).set(e,{...n,messages:Ks(s),lastNumber:a})}}function xn(t,e){if(!t.offers.has(e))return t;let i=new Map(t.offers);return i.delete(e),{...t,offers:i}}function et(t,e){let i=new Map(t.contacts);return i.delete(e),{...t,contacts:i}}function Tn(t,e){let i=t.find(({identity:r})=>r===e.identity),n={...e,delivered:Math.max(e.delivered,i?.delivered??0),seen:Math.max(e.seen,i?.seen??0)};return[...t.filter(({identity:r})=>r!==e.identity),n]}function jt(t){let e=t.messages.at(-1)?.number;return e!==void 0&&e<t.lastNumber?e:void 0}function Pn(t,e){let i=e.contacts.get(t.contactId);return{...t,messages:i?.messages??[],typing:[]}}function Bs(t){return{...t,state:"closed",call:null,callRequest:null,invitations:[],typing:[]}}function Fs(t,e){return e.parties.some(({person:i,standing:n})=>n==="customer"&&i.identity===t.me)}function Ks(t){let e=t.length-1;for(;e>0&&t[e-1].number===t[e].number-1;)e--;return e>0?t.slice(e):t}function Ce(t,e,i){switch(e.type){case"contactOpened":return{...t,all:it(t.all,e.data.contact)};case"contactChanged":{let{contact:n}=e.data,r=n.state==="closed";return{...t,all:r?H(t.all,n.contactId):it(t.all,n)}}case"agentChanged":{let{agent:n}=e.data,s=n.state==="offline"?H(t.agents,n.identity):new Map(t.agents).set(n.identity,n);return{...t,agents:s}}case"contactWaiting":{let{contact:n}=e.data,r=t.all.has(n.contactId)?it(t.all,n):t.all;return{...t,all:r,waiting:it(t.waiting,n)}}case"contactWaitsNoLonger":return{...t,waiting:H(t.waiting,e.data.contactId)};case"contactOffered":return{...t,offers:new Map(t.offers).set(e.data.contact.contactId,e.data)};case"offerWithdrawn":return{...t,offers:H(t.offers,e.data.contactId)};case"availabilityChanged":return{...t,available:e.data.available};case"partyLeft":return e.data.identity===t.me?et(t,e.data.contactId):tt(t,e,i);case"contactClosed":return{...tt(t,e,i),waiting:H(t.waiting,e.data.contactId),all:H(t.all,e.data.contactId),offers:H(t.offers,e.data.contactId)};case"message":{let{message:n}=e.data;return Ze(tt(t,e,i),n.contactId,[n])}case"serverDraining":case"reconnect":case"tokenExpiring":return t;default:return tt(t,e,i)}}function Ot(t,e){let i=e.data;return typeof i.contactId=="string"?i.contactId:typeof i.callId=="string"?[...t.contacts.values()].find(({call:r})=>r?.callId===i.callId)?.contactId:(i.message??i.mark??i.request??i.invitation??i.call??i.contact)?.contactId}function $n(t,e){return t.type==="partyJoined"?t.data.person.identity===e?.identity:["message","invitationMade","callStarted","callRequested"].includes(t.type)&&e?.role==="customer"}function tt(t,e,i){let n=Ot(t,e),r=n===void 0?void 0:t.contacts.get(n);if(!r)return t;let s=Ys(r,e,i);return s===r?t:{...t,contacts:new Map(t.contacts).set(n,s)}}function Ys(t,e,i){switch(e.type){case"positionChanged":return{...t,position:e.data.position};case"partyJoined":{let{person:n}=e.data,r=n.role==="customer"?"customer":"agent",a=[...t.parties.filter(o=>o.person.identity!==n.identity),{person:n,standing:r,joinedAt:i,here:!0}];return r==="customer"?{...t,parties:a}:{...t,parties:a,state:"active",position:null,target:null,attended:!1}}case"partyLeft":{let n=t.parties.filter(({person:s})=>s.identity!==e.data.identity),r=n.some(({standing:s})=>s==="agent");return{...t,parties:n,typing:t.typing.filter(s=>s!==e.data.identity),state:r?t.state:"waiting"}}case"partyAway":case"partyBack":{let{identity:n}=e.data,r=e.type==="partyBack",s=t.parties.map(a=>a.person.identity===n?{...a,here:r}:a);return{...t,parties:s}}case"transferPending":return{...t,target:e.data.target,attended:!0};case"transferFailed":return{...t,target:null,attended:!1};case"contactClosed":return{...t,state:"closed",end:e.data.end,call:null,callRequest:null,invitations:[],typing:[],position:null};case"message":{let n=e.data.message.author?.identity;return{...t,typing:t.typing.filter(r=>r!==n)}}case"marked":return{...t,marks:Tn(t.marks,e.data.mark)};case"typing":{let{identity:n,typing:r}=e.data;if(t.typing.includes(n)===r)return t;let s=t.typing.filter(a=>a!==n);return{...t,typing:r?[...s,n]:s}}case"callRequested":return{...t,callRequest:e.data.request};case"callRequestEnded":return{...t,callRequest:null};case"invitationMade":case"invitationChanged":{let{invitation:n}=e.data,r=t.invitations.filter(({invitationId:s})=>s!==n.invitationId);return{...t,invitations:n.state==="closed"?r:[...r,n]}}case"callStarted":return{...t,call:e.data.call};case"callEnded":return{...t,call:null};default:{if(!t.call)return t;let n=Gs(t.call,e,i);return n===t.call?t:{...t,call:n}}}}function Gs(t,e,i){switch(e.type){case"callConnected":return{...t,connectedAt:t.connectedAt??i};case"memberJoined":{let{person:n}=e.data;if(t.members.some(a=>a.person.identity===n.identity))return ke(t,n.identity,{state:"joined",reason:null});let s={person:n,listens:!1,muted:[],state:"joined",reason:null,quality:null};return{...t,members:[...t.members,s]}}case"memberLost":return ke(t,e.data.identity,{state:"lost"});case"memberReturned":return ke(t,e.data.identity,{state:"joined"});case"memberLeft":return ke(t,e.data.identity,{state:"gone",reason:e.data.reason});case"memberMuted":{let{identity:n,source:r,muted:s}=e.data,o=(t.members.find(({person:c})=>c.identity===n)?.muted??[]).filter(c=>c!==r);return ke(t,n,{muted:s?[...o,r]:o})}case"switchRequested":return{...t,request:e.data.request};case"switchEnded":return{...t,request:null,kind:e.data.kind,direction:e.data.direction};case"callHeld":return{...t,held:!0};case"callUnheld":return{...t,held:!1};case"screenStarted":return{...t,screen:e.data.by};case"screenStopped":return{...t,screen:null};default:return t}}function ke(t,e,i){let n=t.members.map(r=>r.person.identity===e?{...r,...i}:r);return{...t,members:n}}function it(t,e){return new Map(t).set(e.contactId,e)}function H(t,e){if(!t.has(e))return t;let i=new Map(t);return i.delete(e),i}var nt=class{#e=new Map;#t;constructor(e){this.#t=e}handle({data:{contactId:e,identity:i,typing:n}}){let r=`${e}:${i}`;if(clearTimeout(this.#e.get(r)),this.#e.delete(r),!n)return;let s={type:"typing",data:{contactId:e,identity:i,typing:!1}};this.#e.set(r,setTimeout(()=>this.#t(s),5e3))}close(){for(let e of this.#e.values())clearTimeout(e)}};var En=50,rt=class extends w{#e;#t;#i=new Map;#r=new Map;#n=new nt(e=>this.#S(Ce(this.#d,e,this.now)));#s=new Set;#o;#a=(e,i)=>this.#u?this.#u.request(e,i):Promise.reject(d.invalidState("Nothing is connected."));#l="";#c;#u;#h;#g=0;#p;#d=Dt("");#m="disconnected";#f=!1;#v=!1;constructor(e={}){super(),this.#e=e,this.#t=e.storage===void 0?Fe():e.storage,this.#o=this.#y()}get state(){return this.#d}get connectionState(){return this.#m}get me(){return this.#h?.person}get skills(){return this.#h?.skills??[]}get maxFileSize(){return this.#h?.maxFileSize??0}get now(){return Date.now()+this.#g}get list(){return[...this.#d.contacts.values()].sort((e,i)=>e.openedAt-i.openedAt).map(({contactId:e})=>this.get(e))}get(e){let i=this.#d.contacts.get(e);if(!i)return this.#i.get(e);let n=this.#i.get(e);return n||(n=new ae(i,this.#o),this.#i.set(e,n)),n}async connect(e,i,n){if(this.#u)throw d.invalidState("Contacts connect once; make new ones.");this.#T("connecting"),this.#l=e;try{let r=typeof i=="string"?i:await i();typeof i!="string"&&(this.#c=async()=>i()),this.#k(await this.#b(r).start(n)),await this.#C()}catch(r){throw await this.disconnect(),r}this.#T("connected")}async disconnect(){this.#n.close(),await Promise.all([...this.#r.values()].map(e=>e.room?.leave())),this.#T("disconnected"),await this.#u?.leave()}async open(e={}){let{contactId:i}=await this.#a("openContact",e);return this.#$(i)}async take(e){return await this.#a("takeContact",{contactId:e}),this.#$(e)}async answerOffer(e,i){try{await this.#a("answerOffer",{contactId:e,accept:i})}catch(n){let{code:r}=n;throw(r==="not_offered"||r==="contact_not_found")&&this.#w(e),n}if(i)return this.#$(e);this.#w(e)}async listen(e){return await this.#a("listenToContact",{contactId:e}),this.#$(e)}async transfer(e,i,n={}){await this.#a("transferContact",{contactId:e,target:i,...n})}async end(e){await this.#a("endContact",{contactId:e})}async setAvailable(e){await this.#a("setAvailable",{available:e}),this.#S({...this.#d,available:e})}async watchAgents(){this.#v=!0;let{agents:e}=await this.#a("getAgents",{watch:!0});this.#S({...this.#d,agents:new Map(e.map(i=>[i.identity,i]))})}async unwatchAgents(){this.#v&&(this.#v=!1,await this.#a("getAgents",{}))}async tagVisitor(e){await this.#a("tagVisitor",e),this.#p=e}async resetVisitor(e){this.#p=void 0,await this.#a("resetVisitor",{visitorId:e})}async findVisitors(e={}){return(await this.#a("findVisitors",e)).visitors}async inviteVisitor(e){let{contactId:i}=await this.#a("inviteVisitor",e);return this.#$(i)}uploadFile(e,i,n,r){return bn(this.#j(),e,i,n,r)}downloadFile(e){return Sn(this.#j(),e)}async fileUrl(e){return URL.createObjectURL(await this.downloadFile(e))}#w(e){this.#S(xn(this.#d,e))}#y(){let e=this;return{get me(){return e.me},state:i=>this.#d.contacts.get(i),call:i=>this.#D(i),request:this.#a,receive:(i,n)=>this.#I(i,n),upload:(i,n,r,s)=>this.uploadFile(i,n,r,s),dismiss:i=>{this.#i.delete(i),this.#S(et(this.#d,i))},changed:()=>this.#E()}}#b(e){let i=new Z({url:this.#l,path:"api/v1/live",token:e,renewToken:this.#c,store:new ee(this.#t,e),policy:this.#e.reconnectPolicy??J(),canLeave:!1,WebSocket});return this.#u=i,i.on("event",n=>this.#x(n)),i.on("lost",()=>this.#T("reconnecting")),i.on("resumed",n=>this.#P(n)),i.on("restarted",n=>this.#P(n)),i.on("ended",n=>{this.#T("disconnected"),this.emit("disconnected",n)}),i}#k(e){this.#h=e,this.#g=e.now-Date.now(),this.#d.me!==e.person.identity&&(this.#d=Dt(e.person.identity))}async#P(e){this.#k(e),this.#T("connected");for(let i of this.#i.values())i.handleConnected();this.#v&&this.watchAgents().catch(()=>{}),!e.resumed&&(this.#p&&this.#a("tagVisitor",this.#p).catch(()=>{}),await this.#C().catch(()=>{}))}async#C(){let e=await this.#a("getOverview",{}),{offers:i}=this.#d;this.#S(kn(this.#d,e)),this.#M();let n=e.offers.filter(({contact:r})=>!i.has(r.contactId));for(let r of n)this.emit("contactOffered",r);await Promise.all([...this.#d.contacts.keys()].map(r=>this.#R(r).catch(()=>{})))}#x(e){let i=this.#d,n=e.data.callId,r=n===void 0?void 0:this.#r.get(n);switch(this.#S(Ce(i,e,this.now)),e.type){case"message":this.get(e.data.message.contactId)?.handleMessage(e.data.message);break;case"tokenExpiring":this.#_();break;case"typing":this.#n.handle(e);break;case"unmuteAsked":r?.handleUnmuteAsked(e.data.source,e.data.by);break;case"screenStopped":r?.handleScreenStopped(e.data.by);break;case"callEnded":r?.handleEnded(e.data.end,e.data.seconds),this.#r.delete(e.data.callId);break}this.#M(),this.#L(e),this.emit.call(this,e.type,e.data)}async#_(){try{let e=await this.#u?.renew();e&&await this.#a("renewToken",{token:e})}catch{}}#L(e){let i=Ot(this.#d,e);if(i===void 0)return;let n=this.#d.contacts.get(i);if(n){jt(n)!==void 0&&this.#R(i).catch(()=>{});return}$n(e,this.me)&&this.#$(i).catch(()=>{})}async#$(e){let{contact:i}=await this.#a("getContact",{contactId:e});return this.#S(Cn(this.#d,i)),this.#R(e).catch(()=>{}),this.get(e)}async#R(e){if(!this.#s.has(e)){this.#s.add(e);try{let i=this.#d.contacts.get(e);if(!i||i.lastNumber===0)return;let n=jt(i);if(i.messages.length>0&&n===void 0)return;let{messages:r}=await this.#a("getMessages",{contactId:e,after:n,limit:En});if(this.#I(e,r),r.length<En||n===void 0)return}finally{this.#s.delete(e)}await this.#R(e)}}#I(e,i){this.#S(Ze(this.#d,e,i));let n=this.get(e);for(let r of i)n?.handleMessage(r);n?.handleLoaded()}#D(e){let i=this.#d.contacts.get(e)?.call;if(!i)return;let n=this.#r.get(i.callId);return n||(n=new se(i,{url:this.#l,token:()=>this.#u?.token??"",renewToken:this.#c,storage:this.#t,roomOptions:this.#e,me:()=>this.me,now:()=>this.now,request:this.#a}),this.#r.set(i.callId,n)),n}#S(e){if(e===this.#d)return;this.#d=e;let i=this.#A();for(let[n,r]of this.#r){let s=i.get(n);s&&r.handleInfo(s)}this.#E()}#A(){let e=[...this.#d.contacts.values()].flatMap(({call:i})=>i??[]);return new Map(e.map(i=>[i.callId,i]))}#M(){let e=this.#A();for(let[i,n]of this.#r)e.has(i)||(this.#r.delete(i),n.handleEnded(null,0))}#E(){this.#f||(this.#f=!0,queueMicrotask(()=>{this.#f=!1,this.emit("changed",this.#d)}))}#T(e){e!==this.#m&&(this.#m=e,this.emit("connectionStateChanged",e),this.#E())}#j(){return{url:this.#l,token:this.#u?.token??""}}};async function Mn({server:t,...e}){let i=await fetch(X(t,"api/v1/site-sessions"),{method:"POST",headers:{"content-type":"application/json"},body:JSON.stringify(e)}).catch(()=>{throw d.unreachable()});if(!i.ok)throw Xe(await i.text());return i.json()}var Js=5e3;function xe(t,e){return e.map(i=>({...i,urls:i.urls.filter(n=>It(n)===t)})).filter(({urls:i})=>i.length>0)}async function Nt({url:t,token:e,signal:i},n){let r=new Q(Be(t),WebSocket);try{let s=await Vt(r.authenticate({token:e},i));return await n(r,s.iceServers)}finally{r.isOpen&&await r.request("leave",{},{timeoutMs:1e3}).catch(()=>{}),r.close()}}async function Rn(t,e=3){let i=Number.POSITIVE_INFINITY;for(let n=0;n<e;n++){let r=performance.now();await t.request("ping",{}),i=Math.min(i,performance.now()-r)}return Math.round(i)}async function In(t){let e=new RTCPeerConnection({iceServers:t,iceTransportPolicy:"relay"});try{let i=new Promise((n,r)=>{e.onicecandidate=({candidate:s})=>{s?.candidate?n():s||r(d.timeout("The relay"))}});e.createDataChannel(""),await e.setLocalDescription(await e.createOffer()),await Vt(i)}finally{e.close()}}function An(t,e){return Nt(e,async(i,n)=>{let r=t==="udp"||t==="tcp"?t:void 0,s=r?[]:xe(t,n);if(!r&&s.length===0)return;let a=new G(RTCPeerConnection,r?"all":"relay");try{let o=!0,c=new Promise(u=>a.on("pathChanged",u));return await a.connect(s,async u=>{let{answer:m}=await i.request("join",{offer:u,autoSubscribe:!1});if(!r)return m;let p=Qi(r,m);return o=p.includes("a=candidate:"),p}),o?await Vt(c):void 0}finally{a.close()}})}function Vt(t){return new Promise((e,i)=>{let n=setTimeout(()=>i(d.timeout("The check")),Js);t.then(e,i).finally(()=>clearTimeout(n))})}var st={reasons:{ready:"Everything is ready for your call.",detour:"Your call will work, but your network only lets it take a detour. Sound and picture may stutter; another network, for example your phone’s, may be better.",slow:"Your call will work, but your connection is slow to answer. Let others finish speaking.",devices:"Your connection is ready, but we can’t use your camera or microphone. Allow them in the address bar, or plug them in.",untested:"The service answers. Whether sound and picture get through your network will only show in the call.",browser:"This browser can’t make video calls here. Open the link in a current Chrome, Edge, Firefox or Safari, over a secure (https) address.",link:"This link is not valid or has expired. Ask for a new one.",service:"The service can’t be reached. Check your internet connection, then try again.",media:"Sound and picture can’t get through your network. Try another one, for example your phone’s."},names:{browser:"Browser",camera:"Camera",microphone:"Microphone",signalling:"Connection to the service",udp:"Direct way",tcp:"Direct way over TCP",relayUdp:"Way through the relay",relayTcp:"Way through the relay over TCP",relayTls:"Encrypted way through the relay"},found({verdict:t,roundTripMs:e},i){let n=e===void 0?"":` (${e} ms)`;return{pass:`${i}: works${n}.`,warn:e===void 0?`${i}: does not work.`:`${i}: slow${n}.`,fail:`${i}: does not work.`,skip:`${i}: not tested.`}[t]}},Ln={reasons:{ready:"Für Ihren Anruf ist alles bereit.",detour:"Ihr Anruf wird funktionieren, doch Ihr Netz lässt ihn nur über einen Umweg zu. Ton und Bild können stocken; ein anderes Netz, etwa das Ihres Telefons, ist vielleicht besser.",slow:"Ihr Anruf wird funktionieren, doch Ihre Verbindung antwortet langsam. Lassen Sie andere ausreden.",devices:"Ihre Verbindung ist bereit, aber Kamera oder Mikrofon lassen sich nicht verwenden. Erlauben Sie sie in der Adressleiste, oder schließen Sie sie an.",untested:"Der Dienst antwortet. Ob Ton und Bild durch Ihr Netz kommen, zeigt sich erst im Anruf.",browser:"Dieser Browser kann hier keine Videoanrufe führen. Öffnen Sie den Link in einem aktuellen Chrome, Edge, Firefox oder Safari über eine sichere Adresse (https).",link:"Dieser Link ist ungültig oder abgelaufen. Bitten Sie um einen neuen.",service:"Der Dienst ist nicht erreichbar. Prüfen Sie Ihre Internetverbindung und versuchen Sie es noch einmal.",media:"Ton und Bild kommen nicht durch Ihr Netz. Versuchen Sie es mit einem anderen, etwa dem Ihres Telefons."},names:{browser:"Browser",camera:"Kamera",microphone:"Mikrofon",signalling:"Verbindung zum Dienst",udp:"Direkter Weg",tcp:"Direkter Weg über TCP",relayUdp:"Weg über das Relais",relayTcp:"Weg über das Relais mit TCP",relayTls:"Verschlüsselter Weg über das Relais"},found({verdict:t,roundTripMs:e},i){let n=e===void 0?"":` (${e} ms)`;return{pass:`${i}: funktioniert${n}.`,warn:e===void 0?`${i}: funktioniert nicht.`:`${i}: langsam${n}.`,fail:`${i}: funktioniert nicht.`,skip:`${i}: nicht geprüft.`}[t]}};var at=["udp","relayUdp","tcp","relayTcp","relayTls"];var Qs=["unauthorized","token_expired","forbidden"];function _n(t){let e=c=>t.find(u=>u.id===c),i=at.map(e).filter(c=>c!==void 0),n=i.find(({verdict:c})=>c==="pass"),r=e("signalling"),s=n?.path?.roundTripMs??r?.roundTripMs??null,a=t.map(c=>Xs(c,n)),o=(c,u)=>({verdict:c,reason:u,path:n?.path?{...n.path,roundTripMs:s}:null,findings:a});return e("browser")?.verdict==="fail"?o("blocked","browser"):r?.verdict==="fail"?o("blocked",Qs.includes(r.code??"")?"link":"service"):n?e("camera")?.verdict==="fail"||e("microphone")?.verdict==="fail"?o("limited","devices"):n.id!=="udp"&&n.id!=="relayUdp"?o("limited","detour"):(s??0)>400?o("limited","slow"):o("good","ready"):i.some(({verdict:c})=>c==="fail")?o("blocked","media"):o("limited","untested")}function Xs(t,e){let i=at.includes(t.id),n=t.id==="camera"||t.id==="microphone";return t.verdict==="fail"&&(i&&e||n)?{...t,verdict:"warn"}:t}async function Dn(t,e={}){let{url:i=location.origin,strings:n=st,signal:r}=e,s=await C(ea({url:i,token:t,signal:r},e),r),{verdict:a,reason:o,path:c,findings:u}=_n(s),m=u.map(p=>({id:p.id,verdict:p.verdict,text:n.found(p,n.names[p.id]),durationMs:p.durationMs}));return{verdict:a,path:c,checks:m,text:n.reasons[o]}}async function ea(t,{devices:e,join:i}){let n={id:"browser",verdict:R()?"pass":"fail",durationMs:0};if(n.verdict==="fail")return[n];let[r,s]=await Promise.all([e?ta():[],ia(t,i)]);return[n,...r,...s]}async function ta(){let t=performance.now(),e=await new _(navigator.mediaDevices).open(),i=Math.round(performance.now()-t);return["camera","microphone"].map(n=>{e[n]?.stop();let r=e.errors.find(({source:s})=>s===n);return{id:n,verdict:r?"fail":"pass",durationMs:i,code:r?.code}})}async function ia(t,e=!1){let i=performance.now(),n={id:"signalling",verdict:"fail",durationMs:0},r=a=>{n={...n,...a,durationMs:Math.round(performance.now()-i)}},s=[];try{await Nt(t,async(a,o)=>{let c=await Rn(a);r({verdict:c>400?"warn":"pass",roundTripMs:c}),s=e?await Promise.all(at.map(u=>jn(u,()=>An(u,t)))):await na(o)})}catch(a){r({verdict:"fail",code:a instanceof d?a.code:void 0})}return[n,...s]}async function na(t){let e=a=>a.length>0?[In(Ue(a,"relay"))]:[],i=xe("relayUdp",t),n=e(i.filter(({relayOnly:a})=>a)),r=e(i.filter(({relayOnly:a})=>!a)),s=(a,o,c)=>jn(a,async()=>{if(c.length!==0)return await Promise.any(c),{protocol:"udp",relay:o?{protocol:o,url:null}:null,roundTripMs:null}});return Promise.all([s("udp",void 0,n),s("relayUdp","udp",[...n,...r]),s("tcp",void 0,[]),s("relayTcp","tcp",e(xe("relayTcp",t))),s("relayTls","tls",e(xe("relayTls",t)))])}async function jn(t,e){let i=performance.now(),n=()=>Math.round(performance.now()-i);try{let r=await e();if(!r)return{id:t,verdict:"skip",durationMs:n()};let s=r.roundTripMs??void 0;return{id:t,verdict:"pass",durationMs:n(),path:r,roundTripMs:s}}catch(r){let s=r instanceof d?r.code:void 0;return{id:t,verdict:"fail",durationMs:n(),code:s}}}var On=["pathChanged","participantReconnecting","participantReconnected","trackPublished","trackUnpublished","trackMuted","trackUnmuted","trackSuspended","trackResumed","speakersChanged","localTrackPublished","localTrackUnpublished","localTrackMuted","localTrackUnmuted","mediaDevicesChanged","audioPlaybackChanged"];var ot=class{#e;constructor(e){this.#e=e}load(){try{return JSON.parse(sessionStorage.getItem(this.#e())??"null")??void 0}catch{return}}save(e){try{sessionStorage.setItem(this.#e(),JSON.stringify(e))}catch{}}forget(){try{sessionStorage.removeItem(this.#e())}catch{}}};var ct=class{#e;#t;#i=new Float32Array(512);constructor(e){try{this.#e=new AudioContext,this.#t=this.#e.createAnalyser(),this.#t.fftSize=this.#i.length,this.#e.createMediaStreamSource(new MediaStream([e])).connect(this.#t)}catch{}}get level(){if(!this.#t)return 0;this.#t.getFloatTimeDomainData(this.#i);let e=0;for(let i of this.#i)e+=i*i;return Math.min(1,Math.sqrt(Math.sqrt(e/this.#i.length)*3))}close(){this.#e?.close().catch(()=>{}),this.#e=void 0,this.#t=void 0}};var dt=class{#e;#t;errors=new Map;camera;microphone;cameraStream=null;isAsking=!1;#i;#r=!1;constructor(e,i){this.#e=e,this.#t=i}get level(){return this.#i?.level??0}async open(e,i){this.isAsking=!0,this.#t();let n=await this.#e.open(e,i);this.isAsking=!1;for(let r of n.errors)this.errors.set(r.source,r);this.#o(n.microphone),this.#s(n.camera),this.#t()}async setCamera(e){this.#s(e?await this.#n("camera"):void 0),this.#t()}async setMicrophone(e){this.#o(e?await this.#n("microphone"):void 0),this.#t()}async choose(e,i){this.#e.choose(e,i),e==="videoinput"&&this.camera&&await this.setCamera(!0),e==="audioinput"&&this.microphone&&await this.setMicrophone(!0)}take(){let{camera:e,microphone:i}=this;return this.camera=void 0,this.microphone=void 0,this.close(),{camera:e,microphone:i}}close(){this.#r=!0,this.#s(void 0),this.#o(void 0)}async#n(e){this.errors.delete(e);try{return await this.#e[e]()}catch(i){this.errors.set(e,i);return}}#s(e){this.#r&&e?.stop(),this.camera?.stop(),this.camera=this.#r?void 0:e,this.cameraStream=this.camera?new MediaStream([this.camera]):null}#o(e){this.#r&&e?.stop(),this.microphone?.stop(),this.#i?.close(),this.microphone=this.#r?void 0:e,this.#i=this.microphone?new ct(this.microphone):void 0}};var Vn=2,Nn=4;function oe(t){return t!==void 0&&t.score<=Vn}function zt({quality:t},{score:e,reasons:i}){let n=e===0?t.none:e<=Vn?t.weak:e<4?t.fair:t.good,r=i.map(s=>t.reasons[s]).join(", ");return r?`${n}: ${r}`:n}function lt(t,e,{onlyWeak:i=!1,words:n=!0}={}){if(!e||i&&!oe(e))return h;let r=zt(t,e),s=Math.min(Nn,e.score);return l`
    <span class="quality" part="quality" data-score=${e.score} ?data-weak=${oe(e)} title=${r}>
      <span class="bars" role="img" aria-label=${r}>
        ${Array.from({length:Nn},(a,o)=>l`<i ?data-lit=${o<s}></i>`)}
      </span>
      ${n&&oe(e)?l`<span class="why" aria-hidden="true">${r}</span>`:h}
    </span>
  `}var ra=.02,sa=150,aa=7e3,ht=class{strings=Oe;room;preview;offer;call;unmuteAsked;end;toast="";announcement="";leftName="";showsWeakOnly=!1;speaking=new Set;#e;#t;#i=new ot(()=>`visavis:call:${ye(this.#r.token)}`);#r={server:"",token:"",audio:!0,video:!0};#n="idle";#s=0;#o=!1;#a;#l={audio:!0,video:!0};#c;#u;constructor(e,i){this.#e=e,this.#t=i}get state(){return R()?this.#n==="over"?this.end?.reason==="refused"?"refused":"ended":this.#n!=="live"?this.#n:this.room?.state==="reconnecting"||this.room?.state==="signalReconnecting"?"reconnecting":this.others.length>0?"inCall":"waiting":"unsupported"}get isLive(){return this.#n==="live"}get others(){return this.room?[...this.room.participants.values()]:[]}get loudest(){return this.room?.speakers.loudest}get screens(){return this.others.flatMap(e=>{let i=e.track("screen");return i?.isSubscribed&&!i.muted?[{participant:e,track:i}]:[]})}get switchRequest(){return this.call?.info.request??null}isForUs({by:e,side:i}){let{me:n,info:r}=this.call??{};return r?.members.every(({person:a})=>a.role!=="customer")?e!==n?.identity:i==="agents"==(n?.role==="customer")}wouldShowUs({kind:e,direction:i}){let n=this.call?.me.role;return!this.call?.may("camera")&&ve({kind:e,direction:i,role:n}).camera}get seconds(){return this.call?this.call.seconds:this.#s?Math.max(0,(Date.now()-this.#s)/1e3):0}get wasInCall(){return this.call?this.call.wasJoined:this.#i.load()!==void 0}configure(e){this.#r=e}setCall(e){this.call=e,this.offer=Ni(e,e.me.role)}async prepare(){if(!R())return;this.#C("prejoin"),this.room=new x,this.preview=new dt(this.room.devices,this.#e);let e=this.offer?ve(this.offer):{microphone:!0,camera:!0};await this.preview.open(this.#r.audio&&e.microphone,this.#r.video&&e.camera)}async join({withoutCamera:e=!1}={}){if(!R())return;if(this.offer)return this.#p(this.offer,e);let i=this.#n==="prejoin"&&this.room?this.room:new x,n=this.#v(e);this.#l={audio:!!n.audio,video:!!n.video},this.room=i,this.end=void 0,this.leftName="",this.#s=this.#i.load()?.since??Date.now(),this.#w(i),this.#C("connecting");try{let{server:r,token:s,iceTransportPolicy:a}=this.#r;await i.connect(r,s,{...n,iceTransportPolicy:a})}catch(r){i===this.room&&this.#n==="connecting"&&this.#k("connectionLost",r);return}this.#h()}#h(){this.#C("live"),this.#x(),this.#c=setInterval(()=>this.#P(),sa),this.announce(this.strings.connected)}async leave(){if(!this.call)return this.room?.leave();let e=this.call.leave();this.#k("left"),await e.catch(()=>{})}decline(){this.preview?.close(),this.preview=void 0,this.#C("idle"),this.offer?.decline?.()}async attempt(e){try{await e()}catch(i){i instanceof b?this.#y(i):this.showToast(T(this.strings,i.code))}}dismissAsk(){this.unmuteAsked=void 0,this.#e()}dispose(){this.preview?.close(),(this.#n==="live"||this.#n==="connecting")&&!this.call&&this.leave(),clearInterval(this.#c)}async toggleMicrophone(){if(this.preview)return this.preview.setMicrophone(!this.preview.microphone);let e=!this.room?.localParticipant.isMicrophoneEnabled;this.unmuteAsked?.source==="microphone"&&(this.unmuteAsked=void 0),await this.#b("microphone",()=>this.#g?.setMicrophoneEnabled(e)),this.#l.audio=this.room?.localParticipant.isMicrophoneEnabled??!1,this.announce(this.#l.audio?this.strings.unmutedNow:this.strings.mutedNow),this.#x()}async toggleCamera(){if(this.preview)return this.preview.setCamera(!this.preview.camera);let e=!this.room?.localParticipant.isCameraEnabled;this.unmuteAsked?.source==="camera"&&(this.unmuteAsked=void 0),await this.#b("camera",()=>this.#g?.setCameraEnabled(e)),this.#l.video=this.room?.localParticipant.isCameraEnabled??!1,this.announce(this.#l.video?this.strings.cameraOnNow:this.strings.cameraOffNow),this.#x()}async toggleScreen(){let e=!this.room?.localParticipant.isScreenShareEnabled,{call:i}=this;if(i)return this.attempt(()=>e?i.shareScreen():i.stopScreen());await this.#b("screen",()=>this.room?.localParticipant.setScreenShareEnabled(e))}async chooseDevice(e,i){if(this.preview)await this.preview.choose(e,i);else{let n=e==="videoinput"?"camera":"microphone";await this.#b(n,()=>this.room?.switchDevice(e,i))}this.#e()}announce(e){this.announcement=e,this.#e()}showToast(e){this.toast=e,clearTimeout(this.#u),this.#u=setTimeout(()=>this.hideToast(),aa),this.#e()}hideToast(){this.toast="",this.#e()}get#g(){return this.call??this.room?.localParticipant}async#p(e,i){let n=this.#n==="prejoin"?this.room:void 0,r;try{e.kind==="screen"&&!this.call?.wasJoined&&(r=await n?.devices.screen())}catch(o){o instanceof b&&this.#y(o);return}let s=this.preview!==void 0,a=this.#v(i);this.end=void 0,this.leftName="",this.#C("connecting");try{let o=await e.begin();this.#d(o);let{iceTransportPolicy:c}=this.#r,u=s?{microphone:a.audio,camera:a.video,room:n}:{};this.room=await o.join({...u,screen:r,iceTransportPolicy:c}),this.#w(this.room)}catch(o){r?.stop();for(let c of[a.audio,a.video])typeof c=="object"&&c.stop();this.#n==="connecting"&&this.#k("connectionLost",o);return}this.#h()}#d(e){if(e===this.#a)return;this.#a=e,this.call=e;let{kind:i,direction:n,request:r}=e.info;e.on("changed",s=>{let a=s.kind==="video"&&s.direction!==n;s.kind!==i&&this.isLive?this.announce(this.strings.switched(s.kind)):a&&this.isLive?this.announce(this.#m(s.direction)):r&&!s.request&&this.isLive&&this.showToast(this.strings.notSwitched),{kind:i,direction:n,request:r}=s,this.#e()}),e.on("unmuteAsked",(s,a)=>{this.unmuteAsked={source:s,by:a},this.#e()}),e.on("mediaFailed",({code:s})=>this.showToast(T(this.strings,s))),e.on("mediaLost",(s,a)=>this.#k(s,a)),e.on("ended",s=>this.#f(s))}#m(e){let i=this.call?.me.role==="customer"?e:Ui(e);return this.strings.camerasSeen[qi(i)]}#f(e){if(this.#n==="over")return;let i=e?.reason==="participantLost"&&e.by!==this.call?.me.identity,{ends:n}=this.strings;this.#k("roomClosed",new d("ended",i?n.participantLost:n.hungUp))}#v(e){let i=this.#i.load(),{preview:n}=this;if(this.preview=void 0,!n)return{audio:i?.audio??this.#r.audio,video:i?.video??this.#r.video};let{camera:r,microphone:s}=n.take();return e&&r?.stop(),{audio:s??!1,video:!e&&r||!1}}#w(e){let{strings:i}=this;e.on("connectionStateChanged",()=>{e===this.room&&this.#x(),this.#e()}),e.on("reconnecting",()=>this.announce(i.reconnecting)),e.on("signalReconnecting",()=>this.announce(i.signalReconnecting)),e.on("reconnected",()=>this.announce(i.resumed)),e.on("participantConnected",({name:n})=>{this.leftName="",this.announce(i.joined(n)),this.#t("visavis-participant-joined",{name:n})}),e.on("participantDisconnected",({name:n})=>{this.leftName=n,this.announce(i.left(n)),this.#t("visavis-participant-left",{name:n})}),e.on("trackSubscribed",(n,{name:r})=>{n.source==="screen"&&this.announce(i.sharesScreen(r)),this.#e()}),e.on("trackUnsubscribed",(n,{name:r})=>{n.source==="screen"&&this.announce(i.stoppedSharing(r)),this.#e()}),e.on("qualityChanged",(n,r)=>{!r&&oe(n)&&!this.#o&&this.announce(i.ownConnection(zt(i,n))),r||(this.#o=oe(n)),this.#e()});for(let n of On)e.on(n,()=>this.#e());e.on("mediaDeviceError",n=>this.#y(n)),e.on("disconnected",(n,r)=>{e===this.room&&!this.call&&this.#k(n,r)})}#y(e){e.code!=="share_cancelled"&&this.showToast(T(this.strings,e.code,e.source))}async#b(e,i){try{await i()}catch(n){if(n instanceof b)return;this.showToast(T(this.strings,n.code,e))}}#k(e,i){if(this.#n==="over")return;this.unmuteAsked=void 0;let n=["unauthorized","token_expired","forbidden"].includes(i?.code??""),r=n?"refused":e,{seconds:s}=this;this.end={reason:r,sentence:zi(this.strings,r,i?.code,i?.message),seconds:this.#n==="live"?s:0,retryable:!n&&!(this.call?.isOver||this.call&&e==="left")},clearInterval(this.#c),this.#i.forget(),this.speaking.clear(),this.#C("over"),this.announce(this.end.sentence),this.#t("visavis-ended",{reason:r,seconds:Math.round(s)})}#P(){let e=new Set;for(let n of this.others)(n.track("microphone")?.audioLevel??0)>ra&&e.add(n.id);let i=e.size===this.speaking.size&&[...e].every(n=>this.speaking.has(n));this.speaking=e,i||this.#e()}#C(e){e!==this.#n&&(this.#n=e,e==="live"&&this.#t("visavis-joined"),this.#e())}#x(){this.#n==="live"&&this.room&&this.#i.save({since:this.#s,...this.#l})}};function qn(t,e){let{strings:i,preview:n}=t,r=n?.errors.get("camera")??n?.errors.get("microphone"),{offer:s}=t,a=s&&ve(s);if(a?.screen)return oa(t);let o=a?.camera??!0;return l`
    <div class="center">
      <div class="prejoin" part="prejoin">
        ${o?l`<div class="preview" part="preview">
          ${n?.cameraStream?l`<video
                  part="preview-video"
                  aria-label=${i.preview}
                  autoplay
                  playsinline
                  .muted=${!0}
                  .srcObject=${n.cameraStream}
                ></video>`:l`<p>${n?.isAsking?i.previewAsking:i.previewOff}</p>`}
          <div class="switches">
            ${zn("microphone",n?.microphone!==void 0,n?.microphone?i.muteMicrophone:i.unmuteMicrophone,()=>t.toggleMicrophone())}
            ${zn("camera",n?.camera!==void 0,n?.camera?i.stopCamera:i.startCamera,()=>t.toggleCamera())}
          </div>
        </div>`:h}
        <div class="side">
          <h1>${o?i.joinTitle:i.voiceTitle}</h1>
          <p>${o?i.joinHint:i.voiceHint}</p>
          ${s?Un(i,[["mic",i.usesMicrophone],o?["video",i.usesCamera]:["videoOff",i.usesNoCamera]]):h}
          ${r?ca(T(i,r.code,r.source)):h}
          ${e.render({meter:!0,camera:o})}
          <div class="actions">
            <button class="primary" part="join" ?disabled=${n?.isAsking} @click=${()=>t.join()}>
              ${i.join}
            </button>
            ${Wn(t)}
            ${n?.camera?l`<button
                    class="plain"
                    part="join-without-camera"
                    @click=${()=>t.join({withoutCamera:!0})}
                  >
                    ${i.joinWithoutCamera}
                  </button>`:h}
          </div>
        </div>
      </div>
    </div>
  `}function oa(t){let{strings:e}=t;return l`
    <div class="center">
      <div class="card" part="prejoin">
        <div class="badge">${y("monitorUp")}</div>
        <h1>${e.screenTitle}</h1>
        <p>${e.screenHint}</p>
        ${Un(e,[["monitorUp",e.usesScreen]])}
        <div class="actions">
          <button class="primary" part="join" @click=${()=>t.join()}>${e.chooseScreen}</button>
          ${Wn(t)}
        </div>
      </div>
    </div>
  `}function Un(t,e){return l`
    <ul class="uses" part="uses" aria-label=${t.uses}>
      ${e.map(([i,n])=>l`<li>${y(i)}<span>${n}</span></li>`)}
    </ul>
  `}function Wn(t){return t.offer?.decline?l`<button class="plain" part="not-now" @click=${()=>t.decline()}>${t.strings.notNow}</button>`:h}function zn(t,e,i,n){return l`<button
    part="preview-${t}"
    aria-pressed=${e}
    aria-label=${i}
    data-tip=${i}
    @click=${n}
  >
    ${y({microphone:["mic","micOff"],camera:["video","videoOff"]}[t][e?0:1])}
  </button>`}function ca(t){return l`<div class="problem" part="problem" role="alert">${y("triangleAlert")}<span>${t}</span></div>`}function Hn(t){return l`
    <div class="skeleton" part="skeleton">
      <div class="bone"></div>
      <p>${t.strings.connecting}</p>
    </div>
  `}function Bn(t,e){let{strings:i,end:n}=t,r=t.state==="refused",s=n?.seconds===0&&n.reason!=="left",a=r?i.refusedTitle:s?i.failedTitle:i.endedTitle;return qt({symbol:r||s?"triangleAlert":"phoneOff",title:a,sentences:[n?.sentence??"",n&&n.seconds>=1?i.duration(K(n.seconds)):""],action:n?.retryable?{label:s?i.tryAgain:i.joinAgain,run:e}:void 0})}function Fn(t){let{strings:e}=t;return qt({symbol:"videoOff",title:e.unsupportedTitle,sentences:[e.unsupported]})}function Kn(t){let{strings:e}=t;return qt({symbol:"triangleAlert",title:e.refusedTitle,sentences:[e.noToken]})}function qt({symbol:t,title:e,sentences:i,action:n}){return l`
    <div class="center">
      <div class="card" part="notice">
        <div class="badge">${y(t)}</div>
        <h1>${e}</h1>
        ${i.filter(Boolean).map(r=>l`<p>${r}</p>`)}
        ${n?l`<div class="actions">
                <button class="primary" part="join-again" @click=${n.run}>${n.label}</button>
              </div>`:h}
      </div>
    </div>
  `}var ut=class{corner="bottom-right";#e;#t;constructor(e){this.#e=e}down=e=>{let i=e.currentTarget;this.#t={x:e.clientX,y:e.clientY},i.setPointerCapture(e.pointerId),i.toggleAttribute("data-dragging",!0)};move=e=>{if(!this.#t)return;let i=e.currentTarget;i.style.translate=`${e.clientX-this.#t.x}px ${e.clientY-this.#t.y}px`};up=e=>{if(!this.#t)return;this.#t=void 0;let i=e.currentTarget,n=i.getBoundingClientRect(),r=(i.offsetParent??i).getBoundingClientRect();i.toggleAttribute("data-dragging",!1),i.style.translate="";let s=n.top+n.height/2>r.top+r.height/2,a=n.left+n.width/2>r.left+r.width/2;this.#i(`${s?"bottom":"top"}-${a?"right":"left"}`)};key=e=>{let[i,n]=this.corner.split("-"),r={ArrowUp:`top-${n}`,ArrowDown:`bottom-${n}`,ArrowLeft:`${i}-left`,ArrowRight:`${i}-right`}[e.key];r&&(e.preventDefault(),this.#i(r))};#i(e){this.corner=e,this.#e()}};var{I:da}=di,Yn=t=>t;var Jn=t=>t.strings===void 0,Gn=()=>document.createComment(""),ce=(t,e,i)=>{let n=t._$AA.parentNode,r=e===void 0?t._$AB:e._$AA;if(i===void 0){let s=n.insertBefore(Gn(),r),a=n.insertBefore(Gn(),r);i=new da(s,a,t,t.options)}else{let s=i._$AB.nextSibling,a=i._$AM,o=a!==t;if(o){let c;i._$AQ?.(t),i._$AM=t,i._$AP!==void 0&&(c=t._$AU)!==a._$AU&&i._$AP(c)}if(s!==r||o){let c=i._$AA;for(;c!==s;){let u=Yn(c).nextSibling;Yn(n).insertBefore(c,r),c=u}}}return i},D=(t,e,i=t)=>(t._$AI(e,i),t),la={},Qn=(t,e=la)=>t._$AH=e,Xn=t=>t._$AH,pt=t=>{t._$AR(),t._$AA.remove()};var Zn=(t,e,i)=>{let n=new Map;for(let r=e;r<=i;r++)n.set(t[r],r);return n},Ut=q(class extends L{constructor(t){if(super(t),t.type!==F.CHILD)throw Error("repeat() can only be used in text expressions")}dt(t,e,i){let n;i===void 0?i=e:e!==void 0&&(n=e);let r=[],s=[],a=0;for(let o of t)r[a]=n?n(o,a):a,s[a]=i(o,a),a++;return{values:s,keys:r}}render(t,e,i){return this.dt(t,e,i).values}update(t,[e,i,n]){let r=Xn(t),{values:s,keys:a}=this.dt(e,i,n);if(!Array.isArray(r))return this.ut=a,s;let o=this.ut??=[],c=[],u,m,p=0,g=r.length-1,f=0,v=s.length-1;for(;p<=g&&f<=v;)if(r[p]===null)p++;else if(r[g]===null)g--;else if(o[p]===a[f])c[f]=D(r[p],s[f]),p++,f++;else if(o[g]===a[v])c[v]=D(r[g],s[v]),g--,v--;else if(o[p]===a[v])c[v]=D(r[p],s[v]),ce(t,c[v+1],r[p]),p++,v--;else if(o[g]===a[f])c[f]=D(r[g],s[f]),ce(t,r[p],r[g]),g--,f++;else if(u===void 0&&(u=Zn(a,f,v),m=Zn(o,p,g)),u.has(o[p]))if(u.has(o[g])){let k=m.get(a[f]),P=k!==void 0?r[k]:null;if(P===null){let Bt=ce(t,r[p]);D(Bt,s[f]),c[f]=Bt}else c[f]=D(P,s[f]),ce(t,r[p],P),r[k]=null;f++}else pt(r[g]),g--;else pt(r[p]),p++;for(;f<=v;){let k=ce(t,c[v+1]);D(k,s[f]),c[f++]=k}for(;p<=g;){let k=r[p++];k!==null&&pt(k)}return this.ut=a,Qn(t,c),S}});var Te=(t,e)=>{let i=t._$AN;if(i===void 0)return!1;for(let n of i)n._$AO?.(e,!1),Te(n,e);return!0},mt=t=>{let e,i;do{if((e=t._$AM)===void 0)break;i=e._$AN,i.delete(t),t=e}while(i?.size===0)},er=t=>{for(let e;e=t._$AM;t=e){let i=e._$AN;if(i===void 0)e._$AN=i=new Set;else if(i.has(t))break;i.add(t),pa(e)}};function ha(t){this._$AN!==void 0?(mt(this),this._$AM=t,er(this)):this._$AM=t}function ua(t,e=!1,i=0){let n=this._$AH,r=this._$AN;if(r!==void 0&&r.size!==0)if(e)if(Array.isArray(n))for(let s=i;s<n.length;s++)Te(n[s],!1),mt(n[s]);else n!=null&&(Te(n,!1),mt(n));else Te(this,t)}var pa=t=>{t.type==F.CHILD&&(t._$AP??=ua,t._$AQ??=ha)},ft=class extends L{constructor(){super(...arguments),this._$AN=void 0}_$AT(e,i,n){super._$AT(e,i,n),er(this),this.isConnected=e._$AU}_$AO(e,i=!0){e!==this.isConnected&&(this.isConnected=e,e?this.reconnected?.():this.disconnected?.()),i&&(Te(this,e),mt(this))}setValue(e){if(Jn(this._$Ct))this._$Ct._$AI(e,this);else{let i=[...this._$Ct._$AH];i[this._$Ci]=e,this._$Ct._$AI(i,this,0)}}disconnected(){}reconnected(){}};var Wt=class extends ft{#e;#t;render(e){return S}update(e,[i]){if(this.#e=e.element,i!==this.#t){let n=this.#t;this.#t=i,i?.attach(this.#e),n?.detach(this.#e)}return S}disconnected(){this.#e&&this.#t?.detach(this.#e)}reconnected(){this.#e&&this.#t?.attach(this.#e)}},Pe=q(Wt);var ma=5,fa=5;function Ht(t){return t.others.length===0?"empty":t.screens.length>0?"stage":t.others.length===1?"single":"grid"}function tr(t){let e=Ht(t);if(e==="empty")return ba(t);let i=Ut(t.others,r=>r.id,r=>ga(t,r)),n=Math.min(fa,Math.ceil(Math.sqrt(t.others.length)));return l`
    <div class="stage" part="stage" data-layout=${e} data-columns=${n}>
      ${e==="stage"?l`${va(t)}<div class="strip" part="strip">${i}</div>`:i}
    </div>
  `}function ir(t){let e=t.others.flatMap(i=>[...i.tracks.values()].filter(n=>n.kind==="audio"));return l`${Ut(e,i=>i.id,i=>l`<audio ${Pe(i)}></audio>`)}`}function nr(t,e){let{strings:i}=t,n=t.room?.localParticipant,r=n?.isCameraEnabled?n.track("camera"):void 0;return l`
    <div
      class="self"
      part="self-view"
      role="group"
      tabindex="0"
      aria-label=${i.selfView}
      data-corner=${e.corner}
      data-camera=${r?"on":"off"}
      @pointerdown=${e.down}
      @pointermove=${e.move}
      @pointerup=${e.up}
      @pointercancel=${e.up}
      @keydown=${e.key}
    >
      ${r?l`<video part="self-video" ${Pe(r)}></video>`:l`<span>${i.you}</span>`}
      ${n?.isMicrophoneEnabled?h:l`<span class="mark">${y("micOff")}</span>`}
      ${lt(i,t.room?.quality,{onlyWeak:!0,words:!1})}
    </div>
  `}function ga(t,e){let i=e.track("camera"),n=i?.isSubscribed&&!i.muted?i:void 0,r=e.track("microphone")?.muted??!0,s=e.state==="reconnecting",a=n?.isSuspended??!1,o=rr(t,e);return l`
    <div
      class="tile"
      part="tile"
      data-participant=${e.identity}
      data-source="camera"
      data-video=${n?"on":"off"}
      data-microphone=${r?"off":"on"}
      ?data-speaking=${t.speaking.has(e.id)}
      ?data-loudest=${o}
      ?data-paused=${a}
      ?data-away=${s}
    >
      ${n?l`<video part="video" ${Pe(n)}></video>
              ${s?l`<p class="away">${t.strings.othersReconnecting(e.name)}</p>`:sr(t,a)}`:ya(t,e,r)}
      ${wa(t,e,r,o)}
    </div>
  `}function va(t){let{participant:e,track:i}=t.screens[0];return l`
    <div class="tile" part="tile screen" data-participant=${e.identity} data-source="screen" ?data-paused=${i.isSuspended}>
      <video part="video" ${Pe(i)}></video>
      ${sr(t,i.isSuspended)}
      <div class="label"><span>${t.strings.screenOf(e.name)}</span></div>
    </div>
  `}function ya(t,e,i){let n=[...e.identity].reduce((r,s)=>r+s.charCodeAt(0),0)%ma;return l`
    <div class="person" part="person">
      <div class="avatar" data-hue=${n} aria-hidden="true">${Wi(e.name)}</div>
      <p class="name">
        ${i?y("micOff"):h}${e.name}
        ${rr(t,e)&&!i?l`<span class="spoken">${t.strings.speaks(e.name)}</span>`:h}
      </p>
      ${lt(t.strings,e.quality,{onlyWeak:t.showsWeakOnly})}
      <p class="note">
        ${e.state==="reconnecting"?t.strings.othersReconnecting(e.name):K(t.seconds)}
      </p>
    </div>
  `}function rr(t,e){return t.loudest===e}function sr(t,e){return e?l`<p class="away" part="paused" role="status">${t.strings.pausedForYou}</p>`:h}function wa(t,{name:e,quality:i},n,r){return l`
    <div class="label" part="name">
      ${n?y("micOff"):r?l`<i class="voice">${y("volume")}</i>`:h}
      <span>${e}</span>
      ${n?l`<span class="spoken">${t.strings.microphoneOff(e)}</span>`:h}
      ${r&&!n?l`<span class="spoken">${t.strings.speaks(e)}</span>`:h}
      ${lt(t.strings,i,{onlyWeak:t.showsWeakOnly})}
    </div>
  `}function ba(t){let{strings:e,leftName:i}=t,n=t.room?.localParticipant.role??"customer";return l`
    <div class="waiting" part="waiting">
      <div class="card">
        <div class="pulse">${y(i?"phoneOff":"video")}</div>
        <h1>${i?e.leftWaiting(i):e.waitingFor(n)}</h1>
        <p>${i?e.leftHint:e.waitingHint}</p>
      </div>
    </div>
  `}var ar=I`
  .stage {
    position: absolute;
    inset: 0;
    display: grid;
    transition: filter 150ms;
  }

  .surface[data-state='reconnecting'] .stage,
  .surface[data-state='reconnecting'] .self {
    filter: brightness(0.45) saturate(0.6);
  }

  .tile {
    position: relative;
    min-width: 0;
    min-height: 0;
    overflow: hidden;
    background: var(--tile);
    display: grid;
    place-items: center;
  }

  .tile video {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    object-fit: cover;
  }

  .tile[data-source='screen'] {
    background: #07090c;
  }

  .tile[data-source='screen'] video {
    object-fit: contain;
  }

  .tile[data-away] video,
  .tile[data-paused] video {
    filter: brightness(0.4) saturate(0.5);
  }

  .tile::after {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: inherit;
    pointer-events: none;
    box-shadow: inset 0 0 0 0 transparent;
    transition: box-shadow 150ms;
  }

  .stage:not([data-layout='single']) .tile[data-speaking]::after {
    box-shadow: inset 0 0 0 3px var(--good);
  }

  .label {
    position: absolute;
    left: 16px;
    bottom: 16px;
    max-width: calc(100% - 32px);
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 32px;
    padding: 4px 12px;
    border-radius: 10px;
    font-size: 14px;
    font-weight: 500;
    background: rgb(10 13 18 / 66%);
    color: #fff;
    transition: box-shadow 150ms;
  }

  .tile[data-speaking] .label {
    box-shadow: 0 0 0 2px var(--good);
  }

  .stage:not([data-layout='single']) .tile[data-loudest]::after {
    box-shadow: inset 0 0 0 2px rgb(70 211 146 / 70%);
  }

  .tile[data-loudest] .label {
    box-shadow: 0 0 0 1px rgb(70 211 146 / 70%);
  }

  .tile[data-loudest] .avatar {
    box-shadow: 0 0 0 4px rgb(70 211 146 / 35%);
  }

  .label .voice {
    display: grid;
  }

  .label .voice svg {
    color: var(--good);
  }

  .label span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .label svg {
    width: 16px;
    height: 16px;
    color: #ff9ea9;
  }

  .quality {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-width: 0;
    font-size: 13px;
    font-weight: 400;
  }

  .quality .bars {
    flex: none;
    display: flex;
    align-items: flex-end;
    gap: 2px;
    height: 12px;
    overflow: visible;
  }

  .quality .bars i {
    width: 3px;
    height: 40%;
    border-radius: 1px;
    background: rgb(255 255 255 / 35%);
  }

  .quality .bars i:nth-child(2) {
    height: 60%;
  }

  .quality .bars i:nth-child(3) {
    height: 80%;
  }

  .quality .bars i:nth-child(4) {
    height: 100%;
  }

  .quality .bars i[data-lit] {
    background: var(--good);
  }

  .quality[data-weak] .bars i[data-lit] {
    background: #ff9ea9;
  }

  .quality .why {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .self .quality {
    position: absolute;
    top: 8px;
    left: 8px;
    padding: 4px 6px;
    border-radius: 8px;
    background: rgb(10 13 18 / 66%);
  }

  /* Above the label and beside the own picture. */
  .away[part='paused'] {
    align-self: start;
    justify-self: start;
    margin: 64px 16px 0;
    max-width: min(360px, calc(100% - 160px));
    text-align: start;
  }

  @container (max-width: 560px) {
    .label:has(.why) {
      flex-wrap: wrap;
      gap: 0 8px;
      max-width: calc(100% - 152px);
    }

    .label .quality .why {
      white-space: normal;
    }
  }

  .strip .quality .why {
    display: none;
  }

  .person {
    position: relative;
    display: grid;
    justify-items: center;
    gap: 12px;
    text-align: center;
    padding: 16px;
  }

  .avatar {
    --size: clamp(56px, 22cqmin, 144px);
    width: var(--size);
    height: var(--size);
    border-radius: 50%;
    display: grid;
    place-items: center;
    font-size: calc(var(--size) * 0.38);
    font-weight: 600;
    letter-spacing: 0.01em;
    color: #fff;
    background: #3b4aa5;
    transition: box-shadow 150ms;
  }

  .avatar[data-hue='1'] {
    background: #0f6b74;
  }

  .avatar[data-hue='2'] {
    background: #7a3f98;
  }

  .avatar[data-hue='3'] {
    background: #9a4a1f;
  }

  .avatar[data-hue='4'] {
    background: #2f6d3c;
  }

  [data-speaking] .avatar {
    box-shadow: 0 0 0 6px rgb(70 211 146 / 45%);
  }

  .person .name {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    font-size: 20px;
    font-weight: 600;
    line-height: 1.3;
  }

  .person .name svg {
    width: 18px;
    height: 18px;
    color: #ff9ea9;
  }

  .person .note {
    color: var(--soft);
    font-variant-numeric: tabular-nums;
  }

  .away {
    position: absolute;
    padding: 8px 16px;
    max-width: calc(100% - 32px);
    border-radius: 12px;
    background: rgb(10 13 18 / 80%);
    font-size: 14px;
    text-align: center;
  }

  .stage[data-layout='grid'] {
    padding: 16px 16px 104px;
    gap: 12px;
    --columns: 2;
    grid-template-columns: repeat(var(--columns), minmax(0, 1fr));
    grid-auto-rows: minmax(0, 1fr);
  }

  .stage[data-layout='grid'][data-columns='3'] {
    --columns: 3;
  }

  .stage[data-layout='grid'][data-columns='4'] {
    --columns: 4;
  }

  .stage[data-layout='grid'][data-columns='5'] {
    --columns: 5;
  }

  .stage[data-layout='grid'] .tile,
  .stage[data-layout='stage'] .tile {
    border-radius: var(--radius);
  }

  .stage[data-layout='stage'] {
    padding: 16px 16px 104px;
    gap: 12px;
    grid-template-columns: minmax(0, 1fr) clamp(160px, 20cqw, 248px);
  }

  .strip {
    min-height: 0;
    overflow: auto;
    display: flex;
    flex-direction: column;
    gap: 12px;
  }

  .strip .tile {
    flex: none;
    aspect-ratio: 16 / 9;
  }

  .strip .avatar {
    --size: 56px;
  }

  .strip .person .name,
  .strip .person .note,
  .stage[data-layout='grid'] .person .name,
  .stage[data-layout='grid'] .tile:not([data-away]) .person .note,
  .stage[data-layout='single'] .tile[data-video='off'] .label {
    display: none;
  }

  .strip .label,
  .stage[data-layout='grid'] .label {
    left: 8px;
    bottom: 8px;
    max-width: calc(100% - 16px);
    min-height: 28px;
    padding: 2px 10px;
  }

  .waiting {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    padding: 24px 24px 120px;
  }

  .pulse {
    width: 88px;
    height: 88px;
    border-radius: 50%;
    display: grid;
    place-items: center;
    color: var(--soft);
    background: rgb(255 255 255 / 8%);
    animation: breathe 1.8s ease-in-out infinite;
  }

  .pulse svg {
    width: 34px;
    height: 34px;
  }

  .self {
    position: absolute;
    z-index: 2;
    width: clamp(112px, 20cqw, 248px);
    aspect-ratio: 16 / 9;
    border-radius: 14px;
    overflow: hidden;
    background: #242b38;
    box-shadow:
      0 8px 28px rgb(0 0 0 / 45%),
      0 0 0 1px rgb(255 255 255 / 14%);
    touch-action: none;
    cursor: grab;
    display: grid;
    place-items: center;
    font-size: 14px;
    color: var(--soft);
    transition:
      translate 160ms,
      bottom 180ms;
  }

  .self[data-dragging] {
    cursor: grabbing;
    transition: none;
  }

  .self[data-corner^='bottom'] {
    bottom: 104px;
  }

  .self[data-corner^='top'] {
    top: 72px;
  }

  .self[data-corner$='right'] {
    right: 16px;
  }

  .self[data-corner$='left'] {
    left: 16px;
  }

  .surface[data-idle] .self[data-corner^='bottom'] {
    bottom: 16px;
  }

  .self video {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    object-fit: cover;
    transform: scaleX(-1);
  }

  .self .mark {
    position: absolute;
    left: 8px;
    bottom: 8px;
    width: 28px;
    height: 28px;
    border-radius: 50%;
    display: grid;
    place-items: center;
    background: var(--danger);
    color: #fff;
  }

  .self .mark svg {
    width: 16px;
    height: 16px;
  }

  @container (max-width: 560px) {
    .self {
      width: 104px;
      aspect-ratio: 3 / 4;
    }

    .self[data-corner^='bottom'] {
      bottom: 92px;
    }

    .stage[data-layout='grid'] {
      padding: 8px 8px 92px;
      gap: 8px;
      grid-template-columns: minmax(0, 1fr);
    }

    .stage[data-layout='stage'] {
      padding: 8px 8px 92px;
      grid-template-columns: minmax(0, 1fr);
      grid-template-rows: minmax(0, 1fr) auto;
    }

    .strip {
      flex-direction: row;
    }

    .strip .tile {
      width: 128px;
    }

    .surface:not([data-idle]) .stage[data-layout='single'] .label {
      bottom: 92px;
    }
  }
`;var or=I`
  :host {
    --accent: var(--vv-accent, #2563eb);
    --on-accent: var(--vv-on-accent, #fff);
    --danger: var(--vv-danger, #d3273e);
    --surface: var(--vv-surface, #0e1116);
    --tile: var(--vv-tile, #1a1f29);
    --bar: rgb(22 27 36 / 88%);
    --line: rgb(255 255 255 / 10%);
    --text: #f4f6fa;
    --soft: #aeb6c4;
    --warm: #f6b73c;
    --good: #46d392;
    --radius: var(--vv-radius, 16px);
    display: block;
    position: relative;
    min-height: 320px;
    height: 100%;
    overflow: hidden;
    background: var(--surface);
    color: var(--text);
    color-scheme: dark;
    font: 16px/1.5 var(--vv-font, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif);
    container-type: size;
    -webkit-tap-highlight-color: transparent;
  }

  :host([hidden]) {
    display: none;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  h1,
  h2,
  p {
    margin: 0;
  }

  h1 {
    font-size: 28px;
    line-height: 1.2;
    font-weight: 650;
    letter-spacing: -0.01em;
  }

  button,
  select {
    font: inherit;
    color: inherit;
  }

  button {
    cursor: pointer;
    border: 0;
    min-height: 44px;
    min-width: 44px;
    border-radius: 12px;
    background: rgb(255 255 255 / 10%);
    transition:
      background 120ms,
      transform 120ms;
  }

  button:hover:not(:disabled) {
    background: rgb(255 255 255 / 18%);
  }

  button:active:not(:disabled) {
    transform: scale(0.96);
  }

  button:disabled {
    opacity: 0.45;
    cursor: not-allowed;
  }

  :focus-visible {
    outline: 3px solid #8db8ff;
    outline-offset: 2px;
  }

  .surface:focus {
    outline: none;
  }

  svg {
    width: 22px;
    height: 22px;
    display: block;
    flex: none;
  }

  .primary {
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
    padding: 0 24px;
  }

  .primary:hover:not(:disabled) {
    background: color-mix(in srgb, var(--accent) 86%, #fff);
  }

  .plain {
    padding: 0 20px;
    font-weight: 500;
  }

  .spoken {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .surface {
    position: absolute;
    inset: 0;
    display: flex;
    flex-direction: column;
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      transition: none !important;
      animation: none !important;
    }
  }
`,cr=I`
  .center {
    flex: 1;
    min-height: 0;
    overflow: auto;
    display: grid;
    place-items: safe center;
    padding: 24px;
  }

  .prejoin {
    width: min(960px, 100%);
    display: grid;
    grid-template-columns: minmax(0, 3fr) minmax(280px, 2fr);
    gap: 40px;
    align-items: center;
  }

  .preview {
    position: relative;
    aspect-ratio: 16 / 9;
    border-radius: var(--radius);
    background: var(--tile);
    overflow: hidden;
    display: grid;
    place-items: center;
    text-align: center;
    color: var(--soft);
    box-shadow: 0 0 0 1px var(--line) inset;
  }

  .preview video {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    object-fit: cover;
    transform: scaleX(-1);
  }

  .preview p {
    padding: 24px 24px 72px;
    max-width: 44ch;
  }

  .preview .switches {
    position: absolute;
    bottom: 16px;
    left: 0;
    right: 0;
    display: flex;
    justify-content: center;
    gap: 12px;
  }

  .preview .switches button {
    width: 48px;
    height: 48px;
    border-radius: 50%;
    display: grid;
    place-items: center;
    color: #fff;
    background: rgb(14 17 22 / 72%);
  }

  .preview .switches button:hover {
    background: rgb(45 53 68 / 90%);
  }

  .preview .switches button[aria-pressed='false'] {
    background: var(--danger);
  }

  .prejoin .side {
    display: grid;
    gap: 20px;
  }

  .prejoin .side > p {
    color: var(--soft);
  }

  .fields {
    display: grid;
    gap: 12px;
  }

  .field {
    display: grid;
    gap: 4px;
    font-size: 14px;
    color: var(--soft);
  }

  .field .box {
    position: relative;
    display: flex;
    align-items: center;
  }

  .field .box > svg {
    position: absolute;
    left: 12px;
    width: 18px;
    height: 18px;
    pointer-events: none;
  }

  .field .box > svg:last-child {
    left: auto;
    right: 12px;
  }

  select {
    appearance: none;
    width: 100%;
    min-width: 0;
    height: 44px;
    padding: 0 36px 0 40px;
    border-radius: 12px;
    border: 1px solid rgb(255 255 255 / 18%);
    background: rgb(255 255 255 / 5%);
    color: var(--text);
    text-overflow: ellipsis;
  }

  select option {
    color: #14181f;
    background: #fff;
  }

  .meter {
    display: block;
    width: 100%;
    height: 6px;
    border-radius: 3px;
    overflow: hidden;
    background: rgb(255 255 255 / 12%);
  }

  .meter i {
    display: block;
    height: 100%;
    border-radius: 3px;
    background: var(--good);
    transform-origin: left;
    transform: scaleX(var(--level, 0));
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 12px;
  }

  .actions .primary {
    flex: 1;
  }

  .problem {
    display: flex;
    gap: 12px;
    padding: 12px 16px;
    border-radius: 12px;
    background: rgb(246 183 60 / 14%);
    color: #ffe2a8;
    font-size: 14px;
  }

  .problem svg {
    width: 20px;
    height: 20px;
    color: var(--warm);
  }

  .card {
    display: grid;
    justify-items: center;
    gap: 12px;
    max-width: 480px;
    text-align: center;
  }

  .card p {
    color: var(--soft);
  }

  .card .actions {
    margin-top: 20px;
  }

  .uses {
    display: grid;
    gap: 8px;
    margin: 0;
    padding: 0;
    list-style: none;
    font-size: 14px;
    color: var(--soft);
  }

  .uses li {
    display: flex;
    align-items: center;
    gap: 10px;
  }

  .uses svg {
    width: 18px;
    height: 18px;
  }

  .badge {
    width: 72px;
    height: 72px;
    margin-bottom: 12px;
    border-radius: 50%;
    display: grid;
    place-items: center;
    background: rgb(255 255 255 / 8%);
    color: var(--soft);
  }

  .badge svg {
    width: 30px;
    height: 30px;
  }

  .skeleton {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    color: var(--soft);
    /* Whoever is connected within this time never sees it. */
    opacity: 0;
    animation: appear 150ms 300ms forwards;
  }

  .skeleton .bone {
    position: absolute;
    inset: 16px 16px 104px;
    border-radius: var(--radius);
    background: var(--tile);
    animation: breathe 1.6s ease-in-out infinite;
  }

  .skeleton p {
    position: relative;
  }

  @keyframes appear {
    to {
      opacity: 1;
    }
  }

  @keyframes breathe {
    50% {
      opacity: 0.55;
    }
  }

  @container (max-width: 760px) {
    .prejoin {
      grid-template-columns: minmax(0, 1fr);
      gap: 16px;
      max-width: 480px;
    }

    .preview {
      max-height: 34cqh;
      width: 100%;
    }

    .preview p {
      padding-top: 8px;
    }

    .prejoin .side {
      gap: 12px;
    }

    /* The way in is always in sight. */
    .prejoin .actions {
      position: sticky;
      bottom: -16px;
      margin-bottom: -16px;
      padding: 12px 0 16px;
      background: var(--surface);
    }

    .center {
      padding: 16px;
    }

    h1 {
      font-size: 24px;
    }
  }
`;var gt=class extends A{static styles=[or,cr,ar,Ki];static properties={server:{},token:{},autojoin:{type:Boolean},audio:{},video:{},shortcuts:{},quality:{},locale:{},iceTransportPolicy:{attribute:"ice-transport-policy"}};#e=new ht(()=>this.#v(),(e,i)=>this.dispatchEvent(new CustomEvent(e,{detail:i,bubbles:!0,composed:!0})));#t=new Ne(this.#e,()=>this.requestUpdate());#i=new ut(()=>this.requestUpdate());#r=new Ve(()=>this.requestUpdate());#n=!1;#s="";#o;#a=0;#l="en";#c={};constructor(){super(),this.server=location.origin,this.token="",this.autojoin=!1,this.audio="on",this.video="on",this.shortcuts="on",this.quality="always",this.locale="",this.iceTransportPolicy="all"}set strings(e){this.#c=e,this.#e.strings={...this.#e.strings,...e},this.requestUpdate()}set call(e){!e||e===this.#e.call||(this.#e.setCall(e),this.#d())}get call(){return this.#e.call}set offer(e){!e||e===this.#e.offer||(this.#e.offer=e,this.#d())}get offer(){return this.#e.offer}get room(){return this.#e.room}join(){return this.#m(),this.#e.join()}leave(){return this.#e.leave()}connectedCallback(){super.connectedCallback(),document.addEventListener("keydown",this.#y),document.addEventListener("fullscreenchange",this.#w),this.addEventListener("pointermove",this.#r.pointer),this.addEventListener("pointerdown",this.#r.pointer),this.#o=setInterval(()=>this.#e.isLive&&this.requestUpdate(),1e3)}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener("keydown",this.#y),document.removeEventListener("fullscreenchange",this.#w),clearInterval(this.#o),cancelAnimationFrame(this.#a),this.#r.stop(),queueMicrotask(()=>{this.isConnected||this.#e.dispose()})}willUpdate(){this.token&&this.token!==this.#s&&this.#p();let e=bi(this.locale);e!==this.#l&&this.#g(e),this.dataset.state=this.#e.state,this.dataset.layout=Ht(this.#e)}updated(e){this.#e.state==="prejoin"&&this.#x()}render(){let e=this.#e,i=this.#r.isIdle&&e.state==="inCall"&&!this.#n&&!this.#C();return l`
      <div
        class="surface"
        part="surface"
        role="region"
        tabindex="-1"
        aria-label=${e.strings.region}
        data-state=${e.state}
        ?data-idle=${i}
      >
        ${this.#u()}
        ${e.isLive?h:Rt(e)}
        <div class="spoken" role="status" aria-live="polite">${e.announcement}</div>
      </div>
    `}#u(){let e=this.#e;switch(e.state){case"unsupported":return Fn(e);case"idle":return this.token||e.offer?h:Kn(e);case"prejoin":return qn(e,this.#t);case"connecting":return Hn(e);case"ended":case"refused":return Bn(e,()=>this.#f());case"waiting":case"inCall":case"reconnecting":return this.#h()}}#h(){let e=this.#e,i={toggleSettings:()=>this.#b(),toggleFullscreen:()=>this.#P()},n={settings:this.#n,fullscreen:document.fullscreenElement===this};return l`
      ${tr(e)} ${ir(e)} ${Bi(e)} ${nr(e,this.#i)}
      ${this.#n?Fi(e,this.#t,()=>this.#k()):h}
      ${Vi(e)} ${Rt(e)} ${Hi(e,i,n)}
    `}async#g(e){this.#l=e;let i=await Si(e);e===this.#l&&(this.#e.strings={...i?.call??Oe,...this.#c},this.requestUpdate())}#p(){this.#s=this.token,this.#d()}#d(){this.#m(),this.autojoin||this.#e.wasInCall?this.#e.join():this.#e.prepare().then(()=>this.#t.refresh())}#m(){this.#e.showsWeakOnly=this.quality==="weak",this.#e.configure({server:this.server,token:this.token,audio:dr(this.audio),video:dr(this.video),iceTransportPolicy:this.iceTransportPolicy})}#f(){this.#e.prepare().then(()=>this.#t.refresh())}#v(){this.dataset.state!=="inCall"&&this.#e.state==="inCall"&&this.#r.pointer(),this.requestUpdate()}#w=()=>this.requestUpdate();#y=e=>{if(this.#r.keyboard(),e.key==="Escape"&&this.#n)return this.#k();if(!this.#e.isLive||this.shortcuts==="off"||e.ctrlKey||e.metaKey||e.altKey||e.repeat||Sa(e))return;let i=this.#e,n={m:()=>W(i,"microphone")&&i.toggleMicrophone(),v:()=>W(i,"camera")&&i.toggleCamera(),s:()=>W(i,"screen")&&i.toggleScreen()}[e.key.toLowerCase()];n&&(e.preventDefault(),n())};async#b(){if(this.#n)return this.#k();this.#n=!0,this.requestUpdate(),await this.#t.refresh(),await this.updateComplete,this.renderRoot.querySelector(".panel select")?.focus()}#k(){this.#n=!1,this.requestUpdate(),this.renderRoot.querySelector('[part="settings"]')?.focus()}#P(){(document.fullscreenElement?document.exitFullscreen():this.requestFullscreen()).catch(()=>{})}#C(){return this.renderRoot.querySelector(".bar :focus-visible")!==null}#x(){cancelAnimationFrame(this.#a);let e=()=>{let i=this.renderRoot.querySelector(".meter i");!i||this.#e.state!=="prejoin"||(i.style.setProperty("--level",(this.#e.preview?.level??0).toFixed(2)),this.#a=requestAnimationFrame(e))};this.#a=requestAnimationFrame(e)}};function dr(t){return!["off","false","0"].includes(t)}function Sa(t){let e=t.composedPath()[0];return e instanceof HTMLElement?e.isContentEditable||["INPUT","TEXTAREA","SELECT"].includes(e.tagName):!1}customElements.get("visavis-call")||customElements.define("visavis-call",gt);return mr(ka);})();
