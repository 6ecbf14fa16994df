"use strict";var visavis=(()=>{var vt=Object.defineProperty;var hr=Object.getOwnPropertyDescriptor;var ur=Object.getOwnPropertyNames;var pr=Object.prototype.hasOwnProperty;var $e=(i,e,t)=>()=>{if(t)throw t[0];try{return i&&(e=i(i=0)),e}catch(n){throw t=[n],n}};var de=(i,e)=>{for(var t in e)vt(i,t,{get:e[t],enumerable:!0})},mr=(i,e,t,n)=>{if(e&&typeof e=="object"||typeof e=="function")for(let r of ur(e))!pr.call(i,r)&&r!==t&&vt(i,r,{get:()=>e[r],enumerable:!(n=hr(e,r))||n.enumerable});return i};var fr=i=>mr(vt({},"__esModule",{value:!0}),i);var hi={};de(hi,{call:()=>$r,widget:()=>Er});var $r,Er,ui=$e(()=>{"use strict";$r={region:"Videoanruf",controls:"Anrufsteuerung",joinTitle:"Bereit für den Anruf?",joinHint:"Prüfen Sie Bild und Ton. Niemand sieht Sie, bevor Sie beitreten.",join:"Anruf beitreten",joinWithoutCamera:"Ohne Kamera beitreten",preview:"Vorschau Ihrer Kamera",previewOff:"Ihre Kamera ist aus",previewAsking:"Ihr Browser fragt nach Kamera und Mikrofon. Wählen Sie „Zulassen“.",microphoneLevel:"Mikrofonpegel",camera:"Kamera",microphone:"Mikrofon",speaker:"Lautsprecher",unnamedDevice:(i,e)=>`${i} ${e}`,noDevice:"Keines gefunden",settings:"Geräte",close:"Schließen",muteMicrophone:"Mikrofon stummschalten",unmuteMicrophone:"Stummschaltung aufheben",stopCamera:"Kamera ausschalten",startCamera:"Kamera einschalten",shareScreen:"Bildschirm teilen",stopSharing:"Teilen beenden",fullscreen:"Vollbild",leaveFullscreen:"Vollbild verlassen",leave:"Auflegen",you:"Sie",selfView:"Ihre Kamera. Mit den Pfeiltasten verschieben.",sharing:"Sie teilen Ihren Bildschirm",screenOf:i=>`Bildschirm von ${i}`,waitingFor:i=>i==="customer"?"Wir verbinden Sie …":"Warten auf die Kundin oder den Kunden …",waitingHint:"Der Anruf beginnt von selbst, sobald alle da sind.",leftWaiting:i=>`${i} hat den Anruf verlassen.`,leftHint:"Sie können warten oder auflegen.",connecting:"Verbindung wird aufgebaut …",connected:"Verbunden",reconnecting:"Verbindung unterbrochen. Neuer Versuch …",signalReconnecting:"Verbindung wird wiederhergestellt …",path:({protocol:i,relay:e})=>e?`Über ein Relay verbunden (${e.protocol.toUpperCase()})`:`Direkt verbunden (${i.toUpperCase()})`,resumed:"Sie sind wieder verbunden.",othersReconnecting:i=>`Die Verbindung zu ${i} ist unterbrochen. Bitte warten …`,speaks:i=>`${i} spricht`,pausedForYou:"Das Bild pausiert, weil Ihre Verbindung schwach ist.",ownConnection:i=>`Bei Ihnen: ${i}`,quality:{good:"Gute Verbindung",fair:"Mäßige Verbindung",weak:"Schwache Verbindung",none:"Es kommt nichts durch",reasons:{loss:"Pakete gehen verloren",jitter:"Pakete kommen ungleichmäßig",roundTrip:"große Verzögerung",freeze:"das Bild stockt",suspended:"das Video pausiert"}},microphoneOff:i=>`Das Mikrofon von ${i} ist aus`,cameraOffByRequest:i=>`Sie sehen ${i}. Ihre Kamera bleibt auf Wunsch aus.`,theyMayNotSend:i=>`${i} sieht Sie. Die andere Kamera bleibt auf Wunsch aus.`,joined:i=>`${i} ist beigetreten.`,left:i=>`${i} hat den Anruf verlassen.`,sharesScreen:i=>`${i} teilt den Bildschirm.`,stoppedSharing:i=>`${i} teilt den Bildschirm nicht mehr.`,mutedNow:"Ihr Mikrofon ist aus.",unmutedNow:"Ihr Mikrofon ist an.",cameraOnNow:"Ihre Kamera ist an.",cameraOffNow:"Ihre Kamera ist aus.",listen:"Ihr Browser hält den Ton zurück.",listenButton:"Ton einschalten",endedTitle:"Der Anruf ist beendet",refusedTitle:"Sie können diesem Anruf nicht beitreten",failedTitle:"Die Verbindung kam nicht zustande",duration:i=>`Dauer: ${i}.`,joinAgain:"Wieder beitreten",tryAgain:"Erneut versuchen",noToken:"Dieser Link ist unvollständig. Bitten Sie um einen neuen.",unsupportedTitle:"Dieser Browser kann keine Videoanrufe führen",unsupported:"Öffnen Sie den Link in einem aktuellen Chrome, Edge, Firefox oder Safari über eine sichere Adresse (https).",uses:"Dieser Anruf verwendet",usesMicrophone:"Ihr Mikrofon",usesCamera:"Ihre Kamera",usesNoCamera:"Ihre Kamera bleibt aus",usesScreen:"Was Sie von Ihrem Bildschirm zeigen",voiceTitle:"Bereit für das Gespräch?",voiceHint:"Prüfen Sie Ihr Mikrofon. Niemand hört Sie, bevor Sie beitreten.",screenTitle:"Bildschirm zeigen?",screenHint:"Ihr Browser fragt, welches Fenster oder welchen Tab Sie zeigen. Sie können jederzeit aufhören.",chooseScreen:"Auswählen, was gezeigt wird",notNow:"Jetzt nicht",held:"Sie werden gehalten. Das Gespräch geht gleich weiter.",heldByUs:"Der Kunde wird gehalten.",switchToVideo:"Zu Video wechseln",switchToVoice:"Nur noch sprechen",wantsVideo:i=>`${i} möchte zu Video wechseln.`,wantsToSeeYou:i=>`${i} möchte Sie sehen.`,wantsChange:i=>`${i} möchte die Videoübertragung ändern.`,agree:"Zustimmen",agreeWithoutCamera:"Ohne meine Kamera",decline:"Ablehnen",waitingForConsent:"Die andere Seite wird gefragt …",takeBack:"Zurücknehmen",switched:i=>i==="video"?"Dies ist jetzt ein Videoanruf.":"Dies ist jetzt ein Sprachanruf.",camerasSeen:{both:"Beide Kameras sind jetzt zu sehen.",ours:"Nur Ihre Kamera ist jetzt zu sehen.",theirs:"Nur die Kamera der Gegenseite ist jetzt zu sehen.",none:"Keine Kamera ist jetzt zu sehen."},notSwitched:"Der Anruf bleibt, wie er war.",mutedByAgent:"Sie wurden stummgeschaltet.",wantsToHearYou:i=>`${i} bittet Sie, die Stummschaltung aufzuheben.`,unmute:"Aufheben",devices:{microphone:"Ihr Mikrofon",camera:"Ihre Kamera",screen:"Ihren Bildschirm"},failures:{permission_denied:i=>`Wir können ${i} nicht erreichen. Erlauben Sie den Zugriff in der Adresszeile und versuchen Sie es erneut.`,device_not_found:()=>"Das Gerät wurde nicht gefunden. Schließen Sie eines an oder fahren Sie ohne fort.",device_in_use:i=>`Ein anderes Programm verwendet ${i}. Schließen Sie es und versuchen Sie es erneut.`,device_constraints:()=>"Dieses Gerät lässt sich so nicht verwenden. Wählen Sie ein anderes.",device_failed:()=>"Dieses Gerät funktioniert nicht. Wählen Sie ein anderes oder fahren Sie ohne fort.",share_cancelled:()=>"Es wird nichts geteilt.",token_expired:()=>"Dieser Link ist abgelaufen. Bitten Sie um einen neuen.",unauthorized:()=>"Dieser Link ist nicht gültig. Bitten Sie um einen neuen.",forbidden:()=>"Das ist in diesem Anruf nicht erlaubt.",room_full:()=>"In diesem Anruf ist kein Platz frei. Versuchen Sie es später erneut.",busy:()=>"Der Dienst ist ausgelastet. Versuchen Sie es gleich noch einmal.",unreachable:()=>"Der Dienst ist nicht erreichbar. Prüfen Sie Ihre Internetverbindung und versuchen Sie es erneut.",connection_lost:()=>"Ihre Internetverbindung war zu lange unterbrochen.",media_failed:()=>"Bild und Ton kommen in Ihrem Netz nicht durch. Versuchen Sie ein anderes, zum Beispiel das Ihres Telefons.",unsupported_browser:()=>"Das kann dieser Browser nicht.",other:()=>"Das hat nicht geklappt. Versuchen Sie es erneut."},ends:{left:"Sie haben aufgelegt.",roomClosed:"Der Anruf wurde für alle beendet.",hungUp:"Der Anruf wurde beendet.",removed:"Sie wurden aus dem Anruf entfernt.",replaced:"Der Anruf läuft in einem anderen Fenster weiter.",participantLost:"Die Verbindung zur anderen Seite ist abgebrochen."}},Er={launcher:"Chatten Sie mit uns",launcherUnread:i=>`Chatten Sie mit uns, ${i===1?"1 neue Nachricht":`${i} neue Nachrichten`}`,title:"Wie können wir helfen?",titleWith:i=>`Sie sprechen mit ${i}`,minimise:"Minimieren",backToCall:"Zurück zum Anruf",loading:"Das Gespräch wird geladen",welcome:"Schön, dass Sie da sind. Schreiben Sie uns, wir antworten Ihnen hier.",topic:"Worum geht es?",topicHint:"Ein paar Worte, wenn Sie möchten",firstMessage:"Ihre Nachricht",start:"Gespräch beginnen",message:"Nachricht schreiben",send:"Senden",attach:"Bild oder Dokument anhängen",dropHere:"Datei hier ablegen",today:"Heute",yesterday:"Gestern",you:"Sie",sending:"Wird gesendet",sent:"Gesendet",delivered:"Zugestellt",seen:"Gelesen",failed:"Nicht gesendet",retry:"Erneut senden",discard:"Verwerfen",earlier:"Frühere Nachrichten anzeigen",newMessages:"Neue Nachrichten",writing:i=>`${i} schreibt`,position:i=>i===1?"Sie sind als Nächstes an der Reihe.":`Sie sind auf Platz ${i} der Warteschlange.`,waiting:"Gleich ist jemand für Sie da.",away:i=>`${i} ist kurz nicht da.`,uploading:(i,e)=>`${i}: ${e} % gesendet`,cancel:"Abbrechen",download:i=>`${i} speichern`,openPicture:i=>`Bild ${i} öffnen`,pictureFailed:"Das Bild lässt sich nicht anzeigen.",fileTooLarge:(i,e)=>`${i} ist zu groß. Erlaubt sind bis zu ${e}.`,fileKind:i=>`${i} kann nicht gesendet werden. Möglich sind Bilder (JPG, PNG), PDF und Office-Dokumente.`,fileFailed:i=>`${i} konnte nicht gesendet werden.`,askVoice:"Um einen Anruf bitten",askVideo:"Um einen Videoanruf bitten",asking:i=>i==="video"?"Sie haben um einen Videoanruf gebeten. Wir warten auf Antwort …":"Sie haben um einen Anruf gebeten. Wir warten auf Antwort …",takeBack:"Zurücknehmen",asksYou:(i,e)=>e==="video"?`${i} möchte Sie per Video sprechen`:`${i} möchte mit Ihnen sprechen`,invites:(i,e)=>({voiceCall:`${i} lädt Sie zu einem Anruf ein`,videoCall:`${i} lädt Sie zu einem Videoanruf ein`,screenShare:`${i} bittet Sie, Ihren Bildschirm zu zeigen`,cobrowse:`${i} möchte diese Seite mit Ihnen ansehen`})[e],inviteHint:i=>({voiceCall:"Ihr Mikrofon wird verwendet, sobald Sie zugestimmt haben.",videoCall:"Mikrofon und Kamera werden verwendet, sobald Sie zugestimmt haben.",screenShare:"Sie wählen, was gezeigt wird, und können jederzeit aufhören.",cobrowse:"Felder mit Passwörtern und Kartennummern bleiben verborgen."})[i],watchOnly:"Sie sehen uns; Ihre Kamera bleibt aus.",accept:"Annehmen",decline:"Ablehnen",secondsLeft:i=>i===1?"Noch 1 Sekunde":`Noch ${i} Sekunden`,callRuns:"Der Anruf läuft",join:"Dem Anruf beitreten",expand:"Anruf vergrößern",chat:"Chat",hideChat:"Chat ausblenden",end:"Gespräch beenden",endSure:"Dieses Gespräch beenden?",endYes:"Beenden",endNo:"Fortsetzen",startNew:"Neues Gespräch beginnen",ended:{ended:"Das Gespräch ist beendet. Vielen Dank, dass Sie sich gemeldet haben.",customerLeft:"Sie haben das Gespräch beendet.",abandoned:"Es war leider niemand rechtzeitig frei. Bitte versuchen Sie es noch einmal.",idle:"Das Gespräch wurde geschlossen, weil lange nichts geschrieben wurde."},endedUnknown:"Das Gespräch ist beendet.",reconnecting:"Die Verbindung ist unterbrochen. Neuer Versuch …",unreachable:"Wir sind gerade nicht erreichbar. Prüfen Sie Ihre Internetverbindung und versuchen Sie es erneut.",expired:"Sie wurden abgemeldet. Laden Sie die Seite neu, um fortzufahren.",refused:"Der Chat ist auf dieser Seite nicht verfügbar.",replaced:"Das Gespräch läuft in einem anderen Fenster weiter.",goOnHere:"Hier fortsetzen",tryAgain:"Erneut versuchen",unsupported:"Dieser Browser ist für den Chat zu alt. Verwenden Sie einen aktuellen Chrome, Edge, Firefox oder Safari.",failure:"Das hat nicht geklappt. Bitte versuchen Sie es erneut.",joined:i=>`${i} ist jetzt da`,left:i=>`${i} hat das Gespräch verlassen`,transferred:"Wir geben Sie an eine Kollegin oder einen Kollegen weiter",requested:i=>i==="video"?"Bitte um einen Videoanruf":"Bitte um einen Anruf",requestEnded:{accepted:"Der Anruf wurde angenommen",declined:"Der Anruf wurde abgelehnt",cancelled:"Die Bitte um einen Anruf wurde zurückgenommen",expired:"Die Bitte um einen Anruf blieb ohne Antwort",failed:"Der Anruf kam nicht zustande"},invitationEnded:{declined:"Die Einladung wurde abgelehnt",cancelled:"Die Einladung wurde zurückgenommen",expired:"Die Einladung ist abgelaufen",ended:"",failed:"Der Anruf kam nicht zustande"},callStarted:i=>({voice:"Anruf begonnen",video:"Videoanruf begonnen",screen:"Bildschirmfreigabe begonnen"})[i],camerasSeen:{both:"Beide Kameras sind jetzt zu sehen",ours:"Nur Ihre Kamera ist jetzt zu sehen",theirs:"Nur die Kamera der Gegenseite ist jetzt zu sehen",none:"Keine Kamera ist jetzt zu sehen"},callSwitched:i=>i==="video"?"Zu Video gewechselt":"Zu Sprache gewechselt",callEnded:(i,e)=>i==="failed"?"Der Anruf kam nicht zustande":`Anruf beendet · ${e}`,closed:"Das Gespräch wurde beendet"}});var pi={};de(pi,{call:()=>Mr,widget:()=>Rr});var Mr,Rr,mi=$e(()=>{"use strict";Mr={region:"Appel vidéo",controls:"Commandes de l’appel",joinTitle:"Prêt à rejoindre l’appel ?",joinHint:"Vérifiez l’image et le son. Personne ne vous voit avant que vous ne rejoigniez l’appel.",join:"Rejoindre l’appel",joinWithoutCamera:"Rejoindre sans caméra",preview:"Aperçu de votre caméra",previewOff:"Votre caméra est désactivée",previewAsking:"Votre navigateur demande l’accès à la caméra et au micro. Choisissez « Autoriser ».",microphoneLevel:"Niveau du micro",camera:"Caméra",microphone:"Micro",speaker:"Haut-parleur",unnamedDevice:(i,e)=>`${i} ${e}`,noDevice:"Aucun appareil trouvé",settings:"Appareils",close:"Fermer",muteMicrophone:"Couper le micro",unmuteMicrophone:"Activer le micro",stopCamera:"Désactiver la caméra",startCamera:"Activer la caméra",shareScreen:"Partager l’écran",stopSharing:"Arrêter le partage",fullscreen:"Plein écran",leaveFullscreen:"Quitter le plein écran",leave:"Raccrocher",you:"Vous",selfView:"Votre caméra. Déplacez-la avec les touches fléchées.",sharing:"Vous partagez votre écran",screenOf:i=>`Écran de ${i}`,waitingFor:i=>i==="customer"?"En attente de votre conseiller…":"En attente du client…",waitingHint:"L’appel commence dès que tout le monde est là.",leftWaiting:i=>`${i} a quitté l’appel.`,leftHint:"Vous pouvez attendre son retour ou raccrocher.",connecting:"Connexion en cours…",connected:"Connecté",reconnecting:"Connexion perdue. Nouvelle tentative…",signalReconnecting:"Reconnexion…",path:({protocol:i,relay:e})=>e?`Connecté par un relais (${e.protocol.toUpperCase()})`:`Connecté directement (${i.toUpperCase()})`,resumed:"Vous êtes de nouveau connecté.",othersReconnecting:i=>`La connexion avec ${i} est interrompue. Veuillez patienter…`,speaks:i=>`${i} parle`,pausedForYou:"L’image est en pause car votre connexion est faible.",ownConnection:i=>`Chez vous : ${i}`,quality:{good:"Bonne connexion",fair:"Connexion moyenne",weak:"Connexion faible",none:"Rien ne passe",reasons:{loss:"des paquets se perdent",jitter:"les paquets arrivent irrégulièrement",roundTrip:"long délai",freeze:"l’image se fige",suspended:"la vidéo est en pause"}},microphoneOff:i=>`Le micro de ${i} est coupé`,cameraOffByRequest:i=>`Vous voyez ${i}. Votre caméra reste désactivée, comme demandé.`,theyMayNotSend:i=>`${i} vous voit. L’autre caméra reste désactivée, comme demandé.`,joined:i=>`${i} a rejoint l’appel.`,left:i=>`${i} a quitté l’appel.`,sharesScreen:i=>`${i} partage son écran.`,stoppedSharing:i=>`${i} ne partage plus son écran.`,mutedNow:"Votre micro est coupé.",unmutedNow:"Votre micro est activé.",cameraOnNow:"Votre caméra est activée.",cameraOffNow:"Votre caméra est désactivée.",listen:"Votre navigateur bloque le son.",listenButton:"Activer le son",endedTitle:"L’appel est terminé",refusedTitle:"Vous ne pouvez pas rejoindre cet appel",failedTitle:"La connexion n’a pas abouti",duration:i=>`Durée : ${i}.`,joinAgain:"Rejoindre à nouveau",tryAgain:"Réessayer",noToken:"Ce lien est incomplet. Demandez-en un nouveau.",unsupportedTitle:"Ce navigateur ne permet pas les appels vidéo",unsupported:"Ouvrez le lien dans une version récente de Chrome, Edge, Firefox ou Safari, à une adresse sécurisée (https).",uses:"Cet appel utilise",usesMicrophone:"Votre micro",usesCamera:"Votre caméra",usesNoCamera:"Votre caméra reste désactivée",usesScreen:"Ce que vous choisissez de montrer de votre écran",voiceTitle:"Prêt à parler ?",voiceHint:"Vérifiez votre micro. Personne ne vous entend avant que vous ne rejoigniez l’appel.",screenTitle:"Montrer votre écran ?",screenHint:"Votre navigateur demande quelle fenêtre ou quel onglet montrer. Vous pouvez arrêter à tout moment.",chooseScreen:"Choisir ce qui est montré",notNow:"Pas maintenant",held:"Vous êtes en attente. La conversation reprend dans un instant.",heldByUs:"Le client est en attente.",switchToVideo:"Passer à la vidéo",switchToVoice:"Continuer sans vidéo",wantsVideo:i=>`${i} souhaite passer à la vidéo.`,wantsToSeeYou:i=>`${i} souhaite vous voir.`,wantsChange:i=>`${i} souhaite modifier la transmission vidéo.`,agree:"Accepter",agreeWithoutCamera:"Sans ma caméra",decline:"Refuser",waitingForConsent:"En attente d’une réponse…",takeBack:"Annuler la demande",switched:i=>i==="video"?"C’est maintenant un appel vidéo.":"C’est maintenant un appel vocal.",camerasSeen:{both:"Les deux caméras sont maintenant visibles.",ours:"Seule votre caméra est maintenant visible.",theirs:"Seule la caméra de l’autre côté est maintenant visible.",none:"Aucune caméra n’est maintenant visible."},notSwitched:"L’appel reste inchangé.",mutedByAgent:"Votre micro a été coupé.",wantsToHearYou:i=>`${i} vous demande d’activer votre micro.`,unmute:"Activer",devices:{microphone:"votre micro",camera:"votre caméra",screen:"votre écran"},failures:{permission_denied:i=>`Nous ne pouvons pas accéder à ${i}. Autorisez l’accès dans la barre d’adresse, puis réessayez.`,device_not_found:()=>"Aucun appareil trouvé. Branchez-en un ou continuez sans.",device_in_use:i=>`Un autre programme utilise ${i}. Fermez ce programme, puis réessayez.`,device_constraints:()=>"Cet appareil ne peut pas être utilisé ainsi. Choisissez-en un autre.",device_failed:()=>"Cet appareil ne fonctionne pas. Choisissez-en un autre ou continuez sans.",share_cancelled:()=>"Rien n’est partagé.",token_expired:()=>"Ce lien a expiré. Demandez-en un nouveau.",unauthorized:()=>"Ce lien n’est pas valide. Demandez-en un nouveau.",forbidden:()=>"Cela n’est pas autorisé dans cet appel.",room_full:()=>"Il n’y a plus de place dans cet appel. Réessayez plus tard.",busy:()=>"Le service est très sollicité. Réessayez dans un instant.",unreachable:()=>"Le service est injoignable. Vérifiez votre connexion Internet, puis réessayez.",connection_lost:()=>"Votre connexion Internet a été interrompue trop longtemps.",media_failed:()=>"L’image et le son ne passent pas sur votre réseau. Essayez-en un autre, par exemple celui de votre téléphone.",unsupported_browser:()=>"Ce navigateur ne le permet pas.",other:()=>"Une erreur s’est produite. Réessayez."},ends:{left:"Vous avez raccroché.",roomClosed:"L’appel a été fermé pour tous.",hungUp:"L’appel a été terminé.",removed:"Vous avez été retiré de l’appel.",replaced:"L’appel se poursuit dans une autre fenêtre.",participantLost:"La connexion avec votre interlocuteur a été perdue."}},Rr={launcher:"Discuter avec nous",launcherUnread:i=>`Discuter avec nous, ${i===1?"1 nouveau message":`${i} nouveaux messages`}`,title:"Comment pouvons-nous vous aider ?",titleWith:i=>`Vous parlez avec ${i}`,minimise:"Réduire",backToCall:"Revenir à l’appel",loading:"Chargement de la conversation",welcome:"Bienvenue. Écrivez-nous, nous vous répondons ici.",topic:"Quel est le sujet ?",topicHint:"Quelques mots, si vous le souhaitez",firstMessage:"Votre message",start:"Commencer la conversation",message:"Écrire un message",send:"Envoyer",attach:"Joindre une image ou un document",dropHere:"Déposez votre fichier ici",today:"Aujourd’hui",yesterday:"Hier",you:"Vous",sending:"Envoi en cours",sent:"Envoyé",delivered:"Distribué",seen:"Lu",failed:"Non envoyé",retry:"Réessayer",discard:"Supprimer",earlier:"Afficher les messages précédents",newMessages:"Nouveaux messages",writing:i=>`${i} écrit`,position:i=>i===1?"C’est bientôt votre tour.":`Vous êtes numéro ${i} dans la file d’attente.`,waiting:"Quelqu’un est à vous dans un instant.",away:i=>`${i} s’est absenté un instant.`,uploading:(i,e)=>`${i} : ${e} % envoyés`,cancel:"Annuler",download:i=>`Enregistrer ${i}`,openPicture:i=>`Ouvrir l’image ${i}`,pictureFailed:"L’image ne peut pas être affichée.",fileTooLarge:(i,e)=>`${i} est trop volumineux. La limite est de ${e}.`,fileKind:i=>`${i} ne peut pas être envoyé. Envoyez une image (JPG, PNG), un PDF ou un document Office.`,fileFailed:i=>`${i} n’a pas pu être envoyé.`,askVoice:"Demander un appel",askVideo:"Demander un appel vidéo",asking:i=>i==="video"?"Vous avez demandé un appel vidéo. En attente d’une réponse…":"Vous avez demandé un appel. En attente d’une réponse…",takeBack:"Annuler la demande",asksYou:(i,e)=>e==="video"?`${i} souhaite vous parler en vidéo`:`${i} souhaite vous parler`,invites:(i,e)=>({voiceCall:`${i} vous invite à un appel`,videoCall:`${i} vous invite à un appel vidéo`,screenShare:`${i} vous demande de montrer votre écran`,cobrowse:`${i} souhaite regarder cette page avec vous`})[e],inviteHint:i=>({voiceCall:"Votre micro est utilisé dès que vous avez accepté.",videoCall:"Votre micro et votre caméra sont utilisés dès que vous avez accepté.",screenShare:"Vous choisissez ce qui est montré et pouvez arrêter à tout moment.",cobrowse:"Les champs de mot de passe et de carte restent masqués."})[i],watchOnly:"Vous nous voyez ; votre caméra reste désactivée.",accept:"Accepter",decline:"Refuser",secondsLeft:i=>i===1?"Encore 1 seconde":`Encore ${i} secondes`,callRuns:"L’appel continue",join:"Rejoindre l’appel",expand:"Agrandir l’appel",chat:"Discussion",hideChat:"Masquer la discussion",end:"Terminer la conversation",endSure:"Terminer cette conversation ?",endYes:"Terminer",endNo:"Continuer",startNew:"Commencer une nouvelle conversation",ended:{ended:"La conversation est terminée. Merci de nous avoir contactés.",customerLeft:"Vous avez terminé la conversation.",abandoned:"Personne n’était disponible à temps. Veuillez réessayer.",idle:"La conversation a été fermée après une longue inactivité."},endedUnknown:"La conversation est terminée.",reconnecting:"Connexion perdue. Nouvelle tentative…",unreachable:"Nous sommes injoignables pour le moment. Vérifiez votre connexion Internet, puis réessayez.",expired:"Vous avez été déconnecté. Rechargez la page pour continuer.",refused:"La discussion n’est pas disponible sur cette page.",replaced:"La conversation se poursuit dans une autre fenêtre.",goOnHere:"Continuer ici",tryAgain:"Réessayer",unsupported:"Ce navigateur est trop ancien. Utilisez une version récente de Chrome, Edge, Firefox ou Safari.",failure:"Cela n’a pas fonctionné. Veuillez réessayer.",joined:i=>`${i} a rejoint la conversation`,left:i=>`${i} a quitté la conversation`,transferred:"Nous vous transférons à un collègue",requested:i=>i==="video"?"Un appel vidéo a été demandé":"Un appel a été demandé",requestEnded:{accepted:"L’appel a été accepté",declined:"L’appel a été refusé",cancelled:"La demande d’appel a été annulée",expired:"La demande d’appel est restée sans réponse",failed:"L’appel n’a pas abouti"},invitationEnded:{declined:"L’invitation a été refusée",cancelled:"L’invitation a été annulée",expired:"L’invitation a expiré",ended:"",failed:"L’appel n’a pas abouti"},callStarted:i=>({voice:"Appel commencé",video:"Appel vidéo commencé",screen:"Partage d’écran commencé"})[i],camerasSeen:{both:"Les deux caméras sont maintenant visibles",ours:"Seule votre caméra est maintenant visible",theirs:"Seule la caméra de l’autre côté est maintenant visible",none:"Aucune caméra n’est maintenant visible"},callSwitched:i=>i==="video"?"Passage à la vidéo":"Passage à l’audio",callEnded:(i,e)=>i==="failed"?"L’appel n’a pas abouti":`Appel terminé · ${e}`,closed:"La conversation a été terminée"}});var fi={};de(fi,{call:()=>Ir,widget:()=>Ar});var Ir,Ar,gi=$e(()=>{"use strict";Ir={region:"Videollamada",controls:"Controles de la llamada",joinTitle:"¿Todo listo para la llamada?",joinHint:"Compruebe la imagen y el sonido. Nadie le ve antes de unirse.",join:"Unirse a la llamada",joinWithoutCamera:"Unirse sin cámara",preview:"Vista previa de su cámara",previewOff:"Su cámara está apagada",previewAsking:"Su navegador pide acceso a la cámara y al micrófono. Elija «Permitir».",microphoneLevel:"Nivel del micrófono",camera:"Cámara",microphone:"Micrófono",speaker:"Altavoz",unnamedDevice:(i,e)=>`${i} ${e}`,noDevice:"No se encontró ninguno",settings:"Dispositivos",close:"Cerrar",muteMicrophone:"Silenciar el micrófono",unmuteMicrophone:"Activar el micrófono",stopCamera:"Apagar la cámara",startCamera:"Encender la cámara",shareScreen:"Compartir pantalla",stopSharing:"Dejar de compartir",fullscreen:"Pantalla completa",leaveFullscreen:"Salir de pantalla completa",leave:"Colgar",you:"Usted",selfView:"Su cámara. Muévala con las teclas de flecha.",sharing:"Está compartiendo su pantalla",screenOf:i=>`Pantalla de ${i}`,waitingFor:i=>i==="customer"?"Esperando al agente…":"Esperando al cliente…",waitingHint:"La llamada empieza en cuanto estén todos.",leftWaiting:i=>`${i} ha salido de la llamada.`,leftHint:"Puede esperar a que vuelva o colgar.",connecting:"Conectando…",connected:"Conectado",reconnecting:"Se perdió la conexión. Reconectando…",signalReconnecting:"Reconectando…",path:({protocol:i,relay:e})=>e?`Conectado a través de un relé (${e.protocol.toUpperCase()})`:`Conexión directa (${i.toUpperCase()})`,resumed:"La conexión se ha restablecido.",othersReconnecting:i=>`La conexión con ${i} se ha interrumpido. Espere, por favor…`,speaks:i=>`${i} está hablando`,pausedForYou:"La imagen está en pausa porque su conexión es débil.",ownConnection:i=>`La suya: ${i}`,quality:{good:"Buena conexión",fair:"Conexión regular",weak:"Conexión débil",none:"No llega nada",reasons:{loss:"se pierden paquetes",jitter:"los paquetes llegan de forma irregular",roundTrip:"mucho retraso",freeze:"la imagen se congela",suspended:"el vídeo está en pausa"}},microphoneOff:i=>`El micrófono de ${i} está silenciado`,cameraOffByRequest:i=>`Usted ve a ${i}. Su cámara sigue apagada, como se pidió.`,theyMayNotSend:i=>`${i} le ve. La otra cámara sigue apagada, como se pidió.`,joined:i=>`${i} se ha unido a la llamada.`,left:i=>`${i} ha salido de la llamada.`,sharesScreen:i=>`${i} comparte la pantalla.`,stoppedSharing:i=>`${i} ha dejado de compartir.`,mutedNow:"Su micrófono está silenciado.",unmutedNow:"Su micrófono está activado.",cameraOnNow:"Su cámara está encendida.",cameraOffNow:"Su cámara está apagada.",listen:"Su navegador bloquea el sonido.",listenButton:"Activar el sonido",endedTitle:"La llamada ha terminado",refusedTitle:"No puede unirse a esta llamada",failedTitle:"No se pudo establecer la conexión",duration:i=>`Duración: ${i}.`,joinAgain:"Volver a unirse",tryAgain:"Reintentar",noToken:"Este enlace está incompleto. Pida uno nuevo.",unsupportedTitle:"Este navegador no permite videollamadas",unsupported:"Abra el enlace en una versión actual de Chrome, Edge, Firefox o Safari, en una dirección segura (https).",uses:"Esta llamada usa",usesMicrophone:"Su micrófono",usesCamera:"Su cámara",usesNoCamera:"Su cámara permanece apagada",usesScreen:"Lo que usted elija mostrar de su pantalla",voiceTitle:"¿Todo listo para hablar?",voiceHint:"Compruebe su micrófono. Nadie le oye antes de unirse.",screenTitle:"¿Mostrar su pantalla?",screenHint:"Su navegador pregunta qué ventana o pestaña mostrar. Puede dejar de hacerlo cuando quiera.",chooseScreen:"Elegir qué se muestra",notNow:"Ahora no",held:"Está en espera. La conversación sigue enseguida.",heldByUs:"El cliente está en espera.",switchToVideo:"Cambiar a vídeo",switchToVoice:"Seguir sin vídeo",wantsVideo:i=>`${i} quiere cambiar a vídeo.`,wantsToSeeYou:i=>`${i} quiere verle.`,wantsChange:i=>`${i} quiere cambiar la transmisión de vídeo.`,agree:"Aceptar",agreeWithoutCamera:"Sin mi cámara",decline:"Rechazar",waitingForConsent:"Esperando una respuesta…",takeBack:"Retirar",switched:i=>i==="video"?"Ahora es una videollamada.":"Ahora es una llamada de voz.",camerasSeen:{both:"Ahora se ven las dos cámaras.",ours:"Ahora solo se ve su cámara.",theirs:"Ahora solo se ve la cámara de la otra parte.",none:"Ahora no se ve ninguna cámara."},notSwitched:"La llamada sigue como estaba.",mutedByAgent:"Le han silenciado.",wantsToHearYou:i=>`${i} le pide que active el micrófono.`,unmute:"Activar",devices:{microphone:"su micrófono",camera:"su cámara",screen:"su pantalla"},failures:{permission_denied:i=>`No podemos acceder a ${i}. Permita el acceso en la barra de direcciones e inténtelo de nuevo.`,device_not_found:()=>"No se encontró el dispositivo. Conecte uno o continúe sin él.",device_in_use:i=>`Otro programa está usando ${i}. Ciérrelo e inténtelo de nuevo.`,device_constraints:()=>"Este dispositivo no se puede usar así. Elija otro.",device_failed:()=>"Este dispositivo no funciona. Elija otro o continúe sin él.",share_cancelled:()=>"No se comparte nada.",token_expired:()=>"Este enlace ha caducado. Pida uno nuevo.",unauthorized:()=>"Este enlace no es válido. Pida uno nuevo.",forbidden:()=>"Eso no está permitido en esta llamada.",room_full:()=>"No queda sitio en esta llamada. Inténtelo más tarde.",busy:()=>"El servicio está ocupado. Inténtelo de nuevo en un momento.",unreachable:()=>"No se puede acceder al servicio. Compruebe su conexión a Internet e inténtelo de nuevo.",connection_lost:()=>"Su conexión a Internet se interrumpió demasiado tiempo.",media_failed:()=>"La imagen y el sonido no pasan por su red. Pruebe con otra, por ejemplo la de su teléfono.",unsupported_browser:()=>"Este navegador no puede hacerlo.",other:()=>"Algo ha fallado. Inténtelo de nuevo."},ends:{left:"Usted ha colgado.",roomClosed:"La llamada se cerró para todos.",hungUp:"La llamada se ha terminado.",removed:"Se le ha retirado de la llamada.",replaced:"La llamada continúa en otra ventana.",participantLost:"Se perdió la conexión con la otra parte."}},Ar={launcher:"Hable con nosotros",launcherUnread:i=>`Hable con nosotros, ${i===1?"1 mensaje nuevo":`${i} mensajes nuevos`}`,title:"¿En qué podemos ayudarle?",titleWith:i=>`Está hablando con ${i}`,minimise:"Minimizar",backToCall:"Volver a la llamada",loading:"Cargando la conversación",welcome:"Le damos la bienvenida. Escríbanos y le responderemos aquí.",topic:"¿De qué se trata?",topicHint:"Unas palabras, si lo desea",firstMessage:"Su mensaje",start:"Iniciar conversación",message:"Escriba un mensaje",send:"Enviar",attach:"Adjuntar una imagen o un documento",dropHere:"Suelte aquí su archivo",today:"Hoy",yesterday:"Ayer",you:"Usted",sending:"Enviando",sent:"Enviado",delivered:"Entregado",seen:"Leído",failed:"No enviado",retry:"Reintentar",discard:"Descartar",earlier:"Mostrar mensajes anteriores",newMessages:"Mensajes nuevos",writing:i=>`${i} está escribiendo`,position:i=>i===1?"Es su turno enseguida.":`Ocupa el puesto ${i} de la cola.`,waiting:"Enseguida le atendemos.",away:i=>`${i} se ha ausentado un momento.`,uploading:(i,e)=>`${i}: ${e} % enviado`,cancel:"Cancelar",download:i=>`Guardar ${i}`,openPicture:i=>`Abrir la imagen ${i}`,pictureFailed:"No se puede mostrar la imagen.",fileTooLarge:(i,e)=>`${i} es demasiado grande. El límite es de ${e}.`,fileKind:i=>`${i} no se puede enviar. Envíe una imagen (JPG, PNG), un PDF o un documento de Office.`,fileFailed:i=>`No se pudo enviar ${i}.`,askVoice:"Pedir una llamada",askVideo:"Pedir una videollamada",asking:i=>i==="video"?"Ha pedido una videollamada. Esperando respuesta…":"Ha pedido una llamada. Esperando respuesta…",takeBack:"Retirar",asksYou:(i,e)=>e==="video"?`${i} desea hablar con usted por vídeo`:`${i} desea hablar con usted`,invites:(i,e)=>({voiceCall:`${i} le invita a una llamada`,videoCall:`${i} le invita a una videollamada`,screenShare:`${i} le pide que muestre su pantalla`,cobrowse:`${i} desea ver esta página con usted`})[e],inviteHint:i=>({voiceCall:"Se usa su micrófono en cuanto usted acepte.",videoCall:"Se usan su micrófono y su cámara en cuanto usted acepte.",screenShare:"Usted elige qué se muestra y puede parar cuando quiera.",cobrowse:"Los campos de contraseñas y tarjetas permanecen ocultos."})[i],watchOnly:"Usted nos ve; su cámara permanece apagada.",accept:"Aceptar",decline:"Rechazar",secondsLeft:i=>i===1?"Queda 1 segundo":`Quedan ${i} segundos`,callRuns:"La llamada continúa",join:"Unirse a la llamada",expand:"Ampliar la llamada",chat:"Chat",hideChat:"Ocultar el chat",end:"Terminar la conversación",endSure:"¿Terminar esta conversación?",endYes:"Terminar",endNo:"Continuar",startNew:"Iniciar una conversación nueva",ended:{ended:"La conversación ha terminado. Gracias por hablar con nosotros.",customerLeft:"Usted ha terminado la conversación.",abandoned:"No había nadie libre a tiempo. Inténtelo de nuevo, por favor.",idle:"La conversación se cerró tras mucho tiempo sin actividad."},endedUnknown:"La conversación ha terminado.",reconnecting:"Se perdió la conexión. Reconectando…",unreachable:"Ahora no se nos puede localizar. Compruebe su conexión a Internet e inténtelo de nuevo.",expired:"Su sesión ha caducado. Recargue la página para continuar.",refused:"El chat no está disponible en esta página.",replaced:"La conversación continúa en otra ventana.",goOnHere:"Continuar aquí",tryAgain:"Reintentar",unsupported:"Este navegador es demasiado antiguo. Use una versión actual de Chrome, Edge, Firefox o Safari.",failure:"No ha funcionado. Inténtelo de nuevo, por favor.",joined:i=>`${i} se ha unido`,left:i=>`${i} ha salido`,transferred:"Le estamos pasando con otra persona del equipo",requested:i=>i==="video"?"Se ha pedido una videollamada":"Se ha pedido una llamada",requestEnded:{accepted:"La llamada se aceptó",declined:"La llamada se rechazó",cancelled:"La petición de llamada se retiró",expired:"La petición de llamada quedó sin respuesta",failed:"La llamada no se estableció"},invitationEnded:{declined:"La invitación se rechazó",cancelled:"La invitación se retiró",expired:"La invitación ha caducado",ended:"",failed:"La llamada no se estableció"},callStarted:i=>({voice:"Llamada iniciada",video:"Videollamada iniciada",screen:"Pantalla compartida"})[i],camerasSeen:{both:"Ahora se ven las dos cámaras",ours:"Ahora solo se ve su cámara",theirs:"Ahora solo se ve la cámara de la otra parte",none:"Ahora no se ve ninguna cámara"},callSwitched:i=>i==="video"?"Cambio a vídeo":"Cambio a voz",callEnded:(i,e)=>i==="failed"?"La llamada no se estableció":`Llamada terminada · ${e}`,closed:"La conversación se ha terminado"}});var vi={};de(vi,{call:()=>Lr,widget:()=>_r});var Lr,_r,yi=$e(()=>{"use strict";Lr={region:"Videochiamata",controls:"Comandi della chiamata",joinTitle:"Tutto pronto per la chiamata?",joinHint:"Controlli immagine e audio. Nessuno La vede prima che entri.",join:"Entra nella chiamata",joinWithoutCamera:"Entra senza videocamera",preview:"Anteprima della Sua videocamera",previewOff:"La Sua videocamera è spenta",previewAsking:"Il browser chiede l’accesso a videocamera e microfono. Scelga «Consenti».",microphoneLevel:"Livello del microfono",camera:"Videocamera",microphone:"Microfono",speaker:"Altoparlante",unnamedDevice:(i,e)=>`${i} ${e}`,noDevice:"Nessun dispositivo trovato",settings:"Dispositivi",close:"Chiudi",muteMicrophone:"Disattiva il microfono",unmuteMicrophone:"Attiva il microfono",stopCamera:"Spegni la videocamera",startCamera:"Accendi la videocamera",shareScreen:"Condividi lo schermo",stopSharing:"Interrompi la condivisione",fullscreen:"Schermo intero",leaveFullscreen:"Esci da schermo intero",leave:"Riaggancia",you:"Lei",selfView:"La Sua videocamera. La sposti con i tasti freccia.",sharing:"Sta condividendo lo schermo",screenOf:i=>`Schermo di ${i}`,waitingFor:i=>i==="customer"?"In attesa dell’operatore…":"In attesa del cliente…",waitingHint:"La chiamata inizia appena ci sono tutti.",leftWaiting:i=>`${i} ha lasciato la chiamata.`,leftHint:"Può attendere il ritorno o riagganciare.",connecting:"Connessione in corso…",connected:"Connesso",reconnecting:"Connessione persa. Nuovo tentativo…",signalReconnecting:"Riconnessione…",path:({protocol:i,relay:e})=>e?`Connesso tramite un relay (${e.protocol.toUpperCase()})`:`Connessione diretta (${i.toUpperCase()})`,resumed:"La connessione è ristabilita.",othersReconnecting:i=>`La connessione con ${i} si è interrotta. Attenda, per favore…`,speaks:i=>`${i} sta parlando`,pausedForYou:"L’immagine è in pausa perché la Sua connessione è debole.",ownConnection:i=>`La Sua: ${i}`,quality:{good:"Buona connessione",fair:"Connessione discreta",weak:"Connessione debole",none:"Non arriva nulla",reasons:{loss:"si perdono pacchetti",jitter:"i pacchetti arrivano in modo irregolare",roundTrip:"forte ritardo",freeze:"l’immagine si blocca",suspended:"il video è in pausa"}},microphoneOff:i=>`Il microfono di ${i} è disattivato`,cameraOffByRequest:i=>`Lei vede ${i}. La Sua videocamera resta spenta, come richiesto.`,theyMayNotSend:i=>`${i} La vede. L’altra videocamera resta spenta, come richiesto.`,joined:i=>`${i} è entrato nella chiamata.`,left:i=>`${i} ha lasciato la chiamata.`,sharesScreen:i=>`${i} condivide lo schermo.`,stoppedSharing:i=>`${i} non condivide più lo schermo.`,mutedNow:"Il Suo microfono è disattivato.",unmutedNow:"Il Suo microfono è attivo.",cameraOnNow:"La Sua videocamera è accesa.",cameraOffNow:"La Sua videocamera è spenta.",listen:"Il browser blocca l’audio.",listenButton:"Attiva l’audio",endedTitle:"La chiamata è terminata",refusedTitle:"Non può entrare in questa chiamata",failedTitle:"La connessione non è riuscita",duration:i=>`Durata: ${i}.`,joinAgain:"Entra di nuovo",tryAgain:"Riprova",noToken:"Questo link è incompleto. Ne chieda uno nuovo.",unsupportedTitle:"Questo browser non consente videochiamate",unsupported:"Apra il link in una versione aggiornata di Chrome, Edge, Firefox o Safari, a un indirizzo sicuro (https).",uses:"Questa chiamata usa",usesMicrophone:"Il Suo microfono",usesCamera:"La Sua videocamera",usesNoCamera:"La Sua videocamera resta spenta",usesScreen:"Ciò che sceglie di mostrare del Suo schermo",voiceTitle:"Tutto pronto per parlare?",voiceHint:"Controlli il microfono. Nessuno La sente prima che entri.",screenTitle:"Mostrare lo schermo?",screenHint:"Il browser chiede quale finestra o scheda mostrare. Può interrompere in qualsiasi momento.",chooseScreen:"Scegli cosa mostrare",notNow:"Non ora",held:"È in attesa. La conversazione riprende tra un attimo.",heldByUs:"Il cliente è in attesa.",switchToVideo:"Passa al video",switchToVoice:"Continua senza video",wantsVideo:i=>`${i} vorrebbe passare al video.`,wantsToSeeYou:i=>`${i} vorrebbe vederLa.`,wantsChange:i=>`${i} vorrebbe cambiare la trasmissione video.`,agree:"Accetta",agreeWithoutCamera:"Senza la mia videocamera",decline:"Rifiuta",waitingForConsent:"In attesa di una risposta…",takeBack:"Annulla la richiesta",switched:i=>i==="video"?"Ora è una videochiamata.":"Ora è una chiamata vocale.",camerasSeen:{both:"Ora si vedono entrambe le videocamere.",ours:"Ora si vede solo la Sua videocamera.",theirs:"Ora si vede solo la videocamera dell’altra parte.",none:"Ora non si vede nessuna videocamera."},notSwitched:"La chiamata resta com’era.",mutedByAgent:"Il Suo microfono è stato disattivato.",wantsToHearYou:i=>`${i} Le chiede di attivare il microfono.`,unmute:"Attiva",devices:{microphone:"il microfono",camera:"la videocamera",screen:"lo schermo"},failures:{permission_denied:i=>`Non riusciamo a usare ${i}. Consenta l’accesso nella barra degli indirizzi, poi riprovi.`,device_not_found:()=>"Nessun dispositivo trovato. Ne colleghi uno o continui senza.",device_in_use:i=>`Un altro programma usa ${i}. Lo chiuda, poi riprovi.`,device_constraints:()=>"Questo dispositivo non si può usare così. Ne scelga un altro.",device_failed:()=>"Questo dispositivo non funziona. Ne scelga un altro o continui senza.",share_cancelled:()=>"Non viene condiviso nulla.",token_expired:()=>"Questo link è scaduto. Ne chieda uno nuovo.",unauthorized:()=>"Questo link non è valido. Ne chieda uno nuovo.",forbidden:()=>"Non è consentito in questa chiamata.",room_full:()=>"In questa chiamata non c’è più posto. Riprovi più tardi.",busy:()=>"Il servizio è occupato. Riprovi tra un attimo.",unreachable:()=>"Il servizio non è raggiungibile. Controlli la connessione a Internet, poi riprovi.",connection_lost:()=>"La connessione a Internet è mancata troppo a lungo.",media_failed:()=>"Audio e video non passano nella Sua rete. Ne provi un’altra, per esempio quella del telefono.",unsupported_browser:()=>"Questo browser non può farlo.",other:()=>"Qualcosa non ha funzionato. Riprovi."},ends:{left:"Ha riagganciato.",roomClosed:"La chiamata è stata chiusa per tutti.",hungUp:"La chiamata è stata terminata.",removed:"È stato rimosso dalla chiamata.",replaced:"La chiamata continua in un’altra finestra.",participantLost:"La connessione con l’altra parte è caduta."}},_r={launcher:"Parli con noi",launcherUnread:i=>`Parli con noi, ${i===1?"1 nuovo messaggio":`${i} nuovi messaggi`}`,title:"Come possiamo aiutarLa?",titleWith:i=>`Sta parlando con ${i}`,minimise:"Riduci",backToCall:"Torna alla chiamata",loading:"Caricamento della conversazione",welcome:"Buongiorno. Ci scriva, Le rispondiamo qui.",topic:"Di che cosa si tratta?",topicHint:"Qualche parola, se desidera",firstMessage:"Il Suo messaggio",start:"Inizia la conversazione",message:"Scriva un messaggio",send:"Invia",attach:"Allega un’immagine o un documento",dropHere:"Rilasci qui il file",today:"Oggi",yesterday:"Ieri",you:"Lei",sending:"Invio in corso",sent:"Inviato",delivered:"Consegnato",seen:"Letto",failed:"Non inviato",retry:"Riprova",discard:"Elimina",earlier:"Mostra i messaggi precedenti",newMessages:"Nuovi messaggi",writing:i=>`${i} sta scrivendo`,position:i=>i===1?"Tra poco è il Suo turno.":`È al numero ${i} della coda.`,waiting:"Qualcuno sarà subito da Lei.",away:i=>`${i} è assente per un momento.`,uploading:(i,e)=>`${i}: ${e} % inviato`,cancel:"Annulla",download:i=>`Salva ${i}`,openPicture:i=>`Apri l’immagine ${i}`,pictureFailed:"L’immagine non può essere mostrata.",fileTooLarge:(i,e)=>`${i} è troppo grande. Il limite è ${e}.`,fileKind:i=>`${i} non può essere inviato. Invii un’immagine (JPG, PNG), un PDF o un documento Office.`,fileFailed:i=>`Non è stato possibile inviare ${i}.`,askVoice:"Chiedi una chiamata",askVideo:"Chiedi una videochiamata",asking:i=>i==="video"?"Ha chiesto una videochiamata. In attesa di risposta…":"Ha chiesto una chiamata. In attesa di risposta…",takeBack:"Annulla la richiesta",asksYou:(i,e)=>e==="video"?`${i} vorrebbe parlarLe in video`:`${i} vorrebbe parlarLe`,invites:(i,e)=>({voiceCall:`${i} La invita a una chiamata`,videoCall:`${i} La invita a una videochiamata`,screenShare:`${i} Le chiede di mostrare lo schermo`,cobrowse:`${i} vorrebbe guardare questa pagina con Lei`})[e],inviteHint:i=>({voiceCall:"Il microfono viene usato appena avrà accettato.",videoCall:"Microfono e videocamera vengono usati appena avrà accettato.",screenShare:"Sceglie Lei cosa mostrare e può interrompere in qualsiasi momento.",cobrowse:"I campi con password e numeri di carta restano nascosti."})[i],watchOnly:"Lei ci vede; la Sua videocamera resta spenta.",accept:"Accetta",decline:"Rifiuta",secondsLeft:i=>i===1?"Ancora 1 secondo":`Ancora ${i} secondi`,callRuns:"La chiamata continua",join:"Entra nella chiamata",expand:"Ingrandisci la chiamata",chat:"Chat",hideChat:"Nascondi la chat",end:"Termina la conversazione",endSure:"Terminare questa conversazione?",endYes:"Termina",endNo:"Continua",startNew:"Inizia una nuova conversazione",ended:{ended:"La conversazione è terminata. Grazie per averci contattato.",customerLeft:"Ha terminato la conversazione.",abandoned:"Nessuno era libero in tempo. Riprovi, per favore.",idle:"La conversazione è stata chiusa dopo una lunga inattività."},endedUnknown:"La conversazione è terminata.",reconnecting:"Connessione persa. Nuovo tentativo…",unreachable:"Al momento non siamo raggiungibili. Controlli la connessione a Internet, poi riprovi.",expired:"La sessione è scaduta. Ricarichi la pagina per continuare.",refused:"La chat non è disponibile in questa pagina.",replaced:"La conversazione continua in un’altra finestra.",goOnHere:"Continua qui",tryAgain:"Riprova",unsupported:"Questo browser è troppo vecchio. Usi una versione aggiornata di Chrome, Edge, Firefox o Safari.",failure:"Non ha funzionato. Riprovi, per favore.",joined:i=>`${i} è entrato`,left:i=>`${i} è uscito`,transferred:"La stiamo passando a un’altra persona del team",requested:i=>i==="video"?"È stata chiesta una videochiamata":"È stata chiesta una chiamata",requestEnded:{accepted:"La chiamata è stata accettata",declined:"La chiamata è stata rifiutata",cancelled:"La richiesta di chiamata è stata annullata",expired:"La richiesta di chiamata è rimasta senza risposta",failed:"La chiamata non è riuscita"},invitationEnded:{declined:"L’invito è stato rifiutato",cancelled:"L’invito è stato annullato",expired:"L’invito è scaduto",ended:"",failed:"La chiamata non è riuscita"},callStarted:i=>({voice:"Chiamata iniziata",video:"Videochiamata iniziata",screen:"Condivisione dello schermo iniziata"})[i],camerasSeen:{both:"Ora si vedono entrambe le videocamere",ours:"Ora si vede solo la Sua videocamera",theirs:"Ora si vede solo la videocamera dell’altra parte",none:"Ora non si vede nessuna videocamera"},callSwitched:i=>i==="video"?"Passaggio al video":"Passaggio alla voce",callEnded:(i,e)=>i==="failed"?"La chiamata non è riuscita":`Chiamata terminata · ${e}`,closed:"La conversazione è stata terminata"}});var ka={};de(ka,{Call:()=>se,Contact:()=>ae,Contacts:()=>rt,DeviceError:()=>b,Devices:()=>_,LocalParticipant:()=>ne,LocalTrack:()=>ie,MediaError:()=>Y,RemoteParticipant:()=>re,RemoteTrack:()=>te,Room:()=>x,VisavisError:()=>d,callKey:()=>ye,connect:()=>mn,defaultReconnectPolicy:()=>J,forgetVisitor:()=>yn,isMuted:()=>Se,isSupported:()=>R,maySend:()=>be,preflightEnglish:()=>st,preflightGerman:()=>Ln,reduce:()=>Ce,runPreflight:()=>Dn,signInAtSite:()=>Mn,tokenClaims:()=>we,visitorId:()=>vn});var Ee=globalThis,Me=Ee.ShadowRoot&&(Ee.ShadyCSS===void 0||Ee.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,yt=Symbol(),Ft=new WeakMap,le=class{constructor(e,t,n){if(this._$cssResult$=!0,n!==yt)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(Me&&e===void 0){let n=t!==void 0&&t.length===1;n&&(e=Ft.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),n&&Ft.set(t,e))}return e}toString(){return this.cssText}},Kt=i=>new le(typeof i=="string"?i:i+"",void 0,yt),I=(i,...e)=>{let t=i.length===1?i[0]:e.reduce((n,r,s)=>n+(a=>{if(a._$cssResult$===!0)return a.cssText;if(typeof a=="number")return a;throw Error("Value passed to 'css' function must be a 'css' function result: "+a+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(r)+i[s+1],i[0]);return new le(t,i,yt)},Yt=(i,e)=>{if(Me)i.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let n=document.createElement("style"),r=Ee.litNonce;r!==void 0&&n.setAttribute("nonce",r),n.textContent=t.cssText,i.appendChild(n)}},wt=Me?i=>i:i=>i instanceof CSSStyleSheet?(e=>{let t="";for(let n of e.cssRules)t+=n.cssText;return Kt(t)})(i):i;var{is:gr,defineProperty:vr,getOwnPropertyDescriptor:yr,getOwnPropertyNames:wr,getOwnPropertySymbols:br,getPrototypeOf:Sr}=Object,Re=globalThis,Gt=Re.trustedTypes,kr=Gt?Gt.emptyScript:"",Cr=Re.reactiveElementPolyfillSupport,he=(i,e)=>i,bt={toAttribute(i,e){switch(e){case Boolean:i=i?kr:null;break;case Object:case Array:i=i==null?i:JSON.stringify(i)}return i},fromAttribute(i,e){let t=i;switch(e){case Boolean:t=i!==null;break;case Number:t=i===null?null:Number(i);break;case Object:case Array:try{t=JSON.parse(i)}catch{t=null}}return t}},Qt=(i,e)=>!gr(i,e),Jt={attribute:!0,type:String,converter:bt,reflect:!1,useDefault:!1,hasChanged:Qt};Symbol.metadata??=Symbol("metadata"),Re.litPropertyMetadata??=new WeakMap;var $=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=Jt){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let n=Symbol(),r=this.getPropertyDescriptor(e,n,t);r!==void 0&&vr(this.prototype,e,r)}}static getPropertyDescriptor(e,t,n){let{get:r,set:s}=yr(this.prototype,e)??{get(){return this[t]},set(a){this[t]=a}};return{get:r,set(a){let o=r?.call(this);s?.call(this,a),this.requestUpdate(e,o,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??Jt}static _$Ei(){if(this.hasOwnProperty(he("elementProperties")))return;let e=Sr(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(he("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(he("properties"))){let t=this.properties,n=[...wr(t),...br(t)];for(let r of n)this.createProperty(r,t[r])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[n,r]of t)this.elementProperties.set(n,r)}this._$Eh=new Map;for(let[t,n]of this.elementProperties){let r=this._$Eu(t,n);r!==void 0&&this._$Eh.set(r,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let r of n)t.unshift(wt(r))}else e!==void 0&&t.push(wt(e));return t}static _$Eu(e,t){let n=t.attribute;return n===!1?void 0:typeof n=="string"?n:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let n of t.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Yt(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,n){this._$AK(e,n)}_$ET(e,t){let n=this.constructor.elementProperties.get(e),r=this.constructor._$Eu(e,n);if(r!==void 0&&n.reflect===!0){let s=(n.converter?.toAttribute!==void 0?n.converter:bt).toAttribute(t,n.type);this._$Em=e,s==null?this.removeAttribute(r):this.setAttribute(r,s),this._$Em=null}}_$AK(e,t){let n=this.constructor,r=n._$Eh.get(e);if(r!==void 0&&this._$Em!==r){let s=n.getPropertyOptions(r),a=typeof s.converter=="function"?{fromAttribute:s.converter}:s.converter?.fromAttribute!==void 0?s.converter:bt;this._$Em=r;let o=a.fromAttribute(t,s.type);this[r]=o??this._$Ej?.get(r)??o,this._$Em=null}}requestUpdate(e,t,n,r=!1,s){if(e!==void 0){let a=this.constructor;if(r===!1&&(s=this[e]),n??=a.getPropertyOptions(e),!((n.hasChanged??Qt)(s,t)||n.useDefault&&n.reflect&&s===this._$Ej?.get(e)&&!this.hasAttribute(a._$Eu(e,n))))return;this.C(e,t,n)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:n,reflect:r,wrapped:s},a){n&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,a??t??this[e]),s!==!0||a!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(t=void 0),this._$AL.set(e,t)),r===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[r,s]of this._$Ep)this[r]=s;this._$Ep=void 0}let n=this.constructor.elementProperties;if(n.size>0)for(let[r,s]of n){let{wrapped:a}=s,o=this[r];a!==!0||this._$AL.has(r)||o===void 0||this.C(r,void 0,s,o)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(n=>n.hostUpdate?.()),this.update(t)):this._$EM()}catch(n){throw e=!1,this._$EM(),n}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};$.elementStyles=[],$.shadowRootOptions={mode:"open"},$[he("elementProperties")]=new Map,$[he("finalized")]=new Map,Cr?.({ReactiveElement:$}),(Re.reactiveElementVersions??=[]).push("2.1.2");var kt=globalThis,Xt=i=>i,Ie=kt.trustedTypes,Zt=Ie?Ie.createPolicy("lit-html",{createHTML:i=>i}):void 0,Ct="$lit$",E=`lit$${Math.random().toFixed(9).slice(2)}$`,xt="?"+E,xr=`<${xt}>`,N=document,pe=()=>N.createComment(""),me=i=>i===null||typeof i!="object"&&typeof i!="function",Tt=Array.isArray,si=i=>Tt(i)||typeof i?.[Symbol.iterator]=="function",St=`[ 	
\f\r]`,ue=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,ei=/-->/g,ti=/>/g,j=RegExp(`>|${St}(?:([^\\s"'>=/]+)(${St}*=${St}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),ii=/'/g,ni=/"/g,ai=/^(?:script|style|textarea|title)$/i,Pt=i=>(e,...t)=>({_$litType$:i,strings:e,values:t}),l=Pt(1),Ea=Pt(2),Ma=Pt(3),S=Symbol.for("lit-noChange"),h=Symbol.for("lit-nothing"),ri=new WeakMap,O=N.createTreeWalker(N,129);function oi(i,e){if(!Tt(i)||!i.hasOwnProperty("raw"))throw Error("invalid template strings array");return Zt!==void 0?Zt.createHTML(e):e}var ci=(i,e)=>{let t=i.length-1,n=[],r,s=e===2?"<svg>":e===3?"<math>":"",a=ue;for(let o=0;o<t;o++){let c=i[o],u,m,p=-1,g=0;for(;g<c.length&&(a.lastIndex=g,m=a.exec(c),m!==null);)g=a.lastIndex,a===ue?m[1]==="!--"?a=ei:m[1]!==void 0?a=ti:m[2]!==void 0?(ai.test(m[2])&&(r=RegExp("</"+m[2],"g")),a=j):m[3]!==void 0&&(a=j):a===j?m[0]===">"?(a=r??ue,p=-1):m[1]===void 0?p=-2:(p=a.lastIndex-m[2].length,u=m[1],a=m[3]===void 0?j:m[3]==='"'?ni:ii):a===ni||a===ii?a=j:a===ei||a===ti?a=ue:(a=j,r=void 0);let f=a===j&&i[o+1].startsWith("/>")?" ":"";s+=a===ue?c+xr:p>=0?(n.push(u),c.slice(0,p)+Ct+c.slice(p)+E+f):c+E+(p===-2?o:f)}return[oi(i,s+(i[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),n]},fe=class i{constructor({strings:e,_$litType$:t},n){let r;this.parts=[];let s=0,a=0,o=e.length-1,c=this.parts,[u,m]=ci(e,t);if(this.el=i.createElement(u,n),O.currentNode=this.el.content,t===2||t===3){let p=this.el.content.firstChild;p.replaceWith(...p.childNodes)}for(;(r=O.nextNode())!==null&&c.length<o;){if(r.nodeType===1){if(r.hasAttributes())for(let p of r.getAttributeNames())if(p.endsWith(Ct)){let g=m[a++],f=r.getAttribute(p).split(E),v=/([.?@])?(.*)/.exec(g);c.push({type:1,index:s,name:v[2],strings:f,ctor:v[1]==="."?Le:v[1]==="?"?_e:v[1]==="@"?De:z}),r.removeAttribute(p)}else p.startsWith(E)&&(c.push({type:6,index:s}),r.removeAttribute(p));if(ai.test(r.tagName)){let p=r.textContent.split(E),g=p.length-1;if(g>0){r.textContent=Ie?Ie.emptyScript:"";for(let f=0;f<g;f++)r.append(p[f],pe()),O.nextNode(),c.push({type:2,index:++s});r.append(p[g],pe())}}}else if(r.nodeType===8)if(r.data===xt)c.push({type:2,index:s});else{let p=-1;for(;(p=r.data.indexOf(E,p+1))!==-1;)c.push({type:7,index:s}),p+=E.length-1}s++}}static createElement(e,t){let n=N.createElement("template");return n.innerHTML=e,n}};function V(i,e,t=i,n){if(e===S)return e;let r=n!==void 0?t._$Co?.[n]:t._$Cl,s=me(e)?void 0:e._$litDirective$;return r?.constructor!==s&&(r?._$AO?.(!1),s===void 0?r=void 0:(r=new s(i),r._$AT(i,t,n)),n!==void 0?(t._$Co??=[])[n]=r:t._$Cl=r),r!==void 0&&(e=V(i,r._$AS(i,e.values),r,n)),e}var Ae=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:n}=this._$AD,r=(e?.creationScope??N).importNode(t,!0);O.currentNode=r;let s=O.nextNode(),a=0,o=0,c=n[0];for(;c!==void 0;){if(a===c.index){let u;c.type===2?u=new B(s,s.nextSibling,this,e):c.type===1?u=new c.ctor(s,c.name,c.strings,this,e):c.type===6&&(u=new je(s,this,e)),this._$AV.push(u),c=n[++o]}a!==c?.index&&(s=O.nextNode(),a++)}return O.currentNode=N,r}p(e){let t=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(e,n,t),t+=n.strings.length-2):n._$AI(e[t])),t++}},B=class i{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,n,r){this.type=2,this._$AH=h,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=r,this._$Cv=r?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=V(this,e,t),me(e)?e===h||e==null||e===""?(this._$AH!==h&&this._$AR(),this._$AH=h):e!==this._$AH&&e!==S&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):si(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==h&&me(this._$AH)?this._$AA.nextSibling.data=e:this.T(N.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:n}=e,r=typeof n=="number"?this._$AC(e):(n.el===void 0&&(n.el=fe.createElement(oi(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===r)this._$AH.p(t);else{let s=new Ae(r,this),a=s.u(this.options);s.p(t),this.T(a),this._$AH=s}}_$AC(e){let t=ri.get(e.strings);return t===void 0&&ri.set(e.strings,t=new fe(e)),t}k(e){Tt(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,n,r=0;for(let s of e)r===t.length?t.push(n=new i(this.O(pe()),this.O(pe()),this,this.options)):n=t[r],n._$AI(s),r++;r<t.length&&(this._$AR(n&&n._$AB.nextSibling,r),t.length=r)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let n=Xt(e).nextSibling;Xt(e).remove(),e=n}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},z=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,r,s){this.type=1,this._$AH=h,this._$AN=void 0,this.element=e,this.name=t,this._$AM=r,this.options=s,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=h}_$AI(e,t=this,n,r){let s=this.strings,a=!1;if(s===void 0)e=V(this,e,t,0),a=!me(e)||e!==this._$AH&&e!==S,a&&(this._$AH=e);else{let o=e,c,u;for(e=s[0],c=0;c<s.length-1;c++)u=V(this,o[n+c],t,c),u===S&&(u=this._$AH[c]),a||=!me(u)||u!==this._$AH[c],u===h?e=h:e!==h&&(e+=(u??"")+s[c+1]),this._$AH[c]=u}a&&!r&&this.j(e)}j(e){e===h?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},Le=class extends z{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===h?void 0:e}},_e=class extends z{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==h)}},De=class extends z{constructor(e,t,n,r,s){super(e,t,n,r,s),this.type=5}_$AI(e,t=this){if((e=V(this,e,t,0)??h)===S)return;let n=this._$AH,r=e===h&&n!==h||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,s=e!==h&&(n===h||r);r&&this.element.removeEventListener(this.name,this,n),s&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},je=class{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){V(this,e)}},di={M:Ct,P:E,A:xt,C:1,L:ci,R:Ae,D:si,V,I:B,H:z,N:_e,U:De,B:Le,F:je},Tr=kt.litHtmlPolyfillSupport;Tr?.(fe,B),(kt.litHtmlVersions??=[]).push("3.3.3");var li=(i,e,t)=>{let n=t?.renderBefore??e,r=n._$litPart$;if(r===void 0){let s=t?.renderBefore??null;n._$litPart$=r=new B(e.insertBefore(pe(),s),s,void 0,t??{})}return r._$AI(i),r};var $t=globalThis,A=class extends ${constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=li(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return S}};A._$litElement$=!0,A.finalized=!0,$t.litElementHydrateSupport?.({LitElement:A});var Pr=$t.litElementPolyfillSupport;Pr?.({LitElement:A});($t.litElementVersions??=[]).push("4.2.2");var wi={de:()=>Promise.resolve().then(()=>(ui(),hi)),fr:()=>Promise.resolve().then(()=>(mi(),pi)),es:()=>Promise.resolve().then(()=>(gi(),fi)),it:()=>Promise.resolve().then(()=>(yi(),vi))};function bi(i){let n=([i,document.documentElement.lang,...navigator.languages??[]].find(r=>r)??"en").slice(0,2).toLowerCase();return n in wi?n:"en"}async function Si(i){return wi[i]?.().catch(()=>{})}var F={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},q=i=>(...e)=>({_$litDirective$:i,values:e}),L=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,n){this._$Ct=e,this._$AM=t,this._$Ci=n}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};var ge=class extends L{constructor(e){if(super(e),this.it=h,e.type!==F.CHILD)throw Error(this.constructor.directiveName+"() can only be used in child bindings")}render(e){if(e===h||e==null)return this._t=void 0,this.it=e;if(e===S)return e;if(typeof e!="string")throw Error(this.constructor.directiveName+"() called with a non-string value");if(e===this.it)return this._t;this.it=e;let t=[e];return t.raw=t,this._t={_$litType$:this.constructor.resultType,strings:t,values:[]}}};ge.directiveName="unsafeHTML",ge.resultType=1;var ki=q(ge);var Ci='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m6 9 6 6 6-6"/></svg>';var xi='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M8 3H5a2 2 0 0 0-2 2v3"/><path d="M21 8V5a2 2 0 0 0-2-2h-3"/><path d="M3 16v3a2 2 0 0 0 2 2h3"/><path d="M16 21h3a2 2 0 0 0 2-2v-3"/></svg>';var Ti='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M12 19v3"/><path d="M19 10v2a7 7 0 0 1-14 0v-2"/><rect x="9" y="2" width="6" height="13" rx="3"/></svg>';var Pi='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M12 19v3"/><path d="M15 9.34V5a3 3 0 0 0-5.68-1.33"/><path d="M16.95 16.95A7 7 0 0 1 5 12v-2"/><path d="M18.89 13.23A7 7 0 0 0 19 12v-2"/><path d="m2 2 20 20"/><path d="M9 9v3a3 3 0 0 0 5.12 2.12"/></svg>';var $i='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M8 3v3a2 2 0 0 1-2 2H3"/><path d="M21 8h-3a2 2 0 0 1-2-2V3"/><path d="M3 16h3a2 2 0 0 1 2 2v3"/><path d="M16 21v-3a2 2 0 0 1 2-2h3"/></svg>';var Ei='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m9 10 3-3 3 3"/><path d="M12 13V7"/><rect width="20" height="14" x="2" y="3" rx="2"/><path d="M12 17v4"/><path d="M8 21h8"/></svg>';var Mi='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m14.5 12.5-5-5"/><path d="m9.5 12.5 5-5"/><rect width="20" height="14" x="2" y="3" rx="2"/><path d="M12 17v4"/><path d="M8 21h8"/></svg>';var Ri='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M13.832 16.568a1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 6.392 6.384"/></svg>';var Ii='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M10.1 13.9a14 14 0 0 0 3.732 2.668 1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2 18 18 0 0 1-12.728-5.272"/><path d="M22 2 2 22"/><path d="M4.76 13.582A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 .244.473"/></svg>';var Ai='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M14 17H5"/><path d="M19 7h-9"/><circle cx="17" cy="17" r="3"/><circle cx="7" cy="7" r="3"/></svg>';var Li='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3"/><path d="M12 9v4"/><path d="M12 17h.01"/></svg>';var _i='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m16 13 5.223 3.482a.5.5 0 0 0 .777-.416V7.87a.5.5 0 0 0-.752-.432L16 10.5"/><rect x="2" y="6" width="14" height="12" rx="2"/></svg>';var Di='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M10.66 6H14a2 2 0 0 1 2 2v2.5l5.248-3.062A.5.5 0 0 1 22 7.87v8.196"/><path d="M16 16a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h2"/><path d="m2 2 20 20"/></svg>';var ji='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M11 4.702a.705.705 0 0 0-1.203-.498L6.413 7.587A1.4 1.4 0 0 1 5.416 8H3a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2.416a1.4 1.4 0 0 1 .997.413l3.383 3.384A.705.705 0 0 0 11 19.298z"/><path d="M16 9a5 5 0 0 1 0 6"/><path d="M19.364 18.364a9 9 0 0 0 0-12.728"/></svg>';var Oi='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M18 6 6 18"/><path d="m6 6 12 12"/></svg>';var Jr={chevronDown:Ci,maximize:xi,mic:Ti,micOff:Pi,minimize:$i,monitorUp:Ei,monitorX:Mi,phone:Ri,phoneOff:Ii,settings:Ai,triangleAlert:Li,video:_i,videoOff:Di,volume:ji,x:Oi};function y(i){return ki(Jr[i].replace("<svg",'<svg aria-hidden="true" focusable="false"'))}function ve({kind:i,direction:e,role:t="customer"}){return{microphone:i!=="screen",camera:i==="video"&&((e??"sendrecv")==="sendrecv"||e===(t==="customer"?"sendonly":"recvonly")),screen:i==="screen"}}function Ni(i,e){let{kind:t,direction:n}=i.info;return{kind:t==="screen"&&!i.may("screen")?"voice":t,direction:n,role:e,begin:async()=>i}}function Et(i,e){return i.info.members.find(({person:t})=>t.identity===e)?.person.name??e}function Vi(i){let{call:e,strings:t}=i;if(!e)return h;let{request:n}=e.info;if(n&&i.isForUs(n))return Qr(i,n);if(n&&n.by===e.me.identity)return Mt(t.waitingForConsent,[{label:t.takeBack,run:()=>i.attempt(()=>e.cancelSwitch())}]);if(i.unmuteAsked){let{source:r,by:s}=i.unmuteAsked,a=()=>r==="camera"?i.toggleCamera():i.toggleMicrophone();return Mt(t.wantsToHearYou(Et(e,s)),[{label:t.unmute,primary:!0,run:a},{label:t.notNow,run:()=>i.dismissAsk()}])}return h}function Qr(i,e){let{strings:t}=i,n=i.call,r=Et(n,e.by),s=e.kind==="video"&&n.info.kind!=="video",a=i.wouldShowUs(e),o=s?t.wantsVideo(r):a?t.wantsToSeeYou(r):t.wantsChange(r),c=(u,m=!0)=>i.attempt(()=>n.answerSwitch(u,{camera:m}));return Mt(o,[{label:t.agree,primary:!0,run:()=>c(!0)},...a?[{label:t.agreeWithoutCamera,run:()=>c(!0,!1)}]:[],{label:t.decline,run:()=>c(!1)}])}function Mt(i,e){return l`
    <div class="ask" part="ask" role="alertdialog" aria-label=${i}>
      <p>${y("video")}<span>${i}</span></p>
      <div class="actions">
        ${e.map(({label:t,primary:n,run:r})=>l`<button class=${n?"primary":"plain"} @click=${r}>${t}</button>`)}
      </div>
    </div>
  `}var Oe={region:"Video call",controls:"Call controls",joinTitle:"Ready to join?",joinHint:"Check your picture and sound. Nobody sees you before you join.",join:"Join call",joinWithoutCamera:"Join without camera",preview:"Preview of your camera",previewOff:"Your camera is off",previewAsking:"Your browser asks for your camera and microphone. Choose “Allow”.",microphoneLevel:"Microphone level",camera:"Camera",microphone:"Microphone",speaker:"Speaker",unnamedDevice:(i,e)=>`${i} ${e}`,noDevice:"None found",settings:"Devices",close:"Close",muteMicrophone:"Mute microphone",unmuteMicrophone:"Unmute microphone",stopCamera:"Turn camera off",startCamera:"Turn camera on",shareScreen:"Share screen",stopSharing:"Stop sharing",fullscreen:"Full screen",leaveFullscreen:"Leave full screen",leave:"Leave call",you:"You",selfView:"Your camera. Move it with the arrow keys.",sharing:"You are sharing your screen",screenOf:i=>`${i}’s screen`,waitingFor:i=>i==="customer"?"Waiting for the agent…":"Waiting for the customer…",waitingHint:"The call starts by itself as soon as they are here.",leftWaiting:i=>`${i} left the call.`,leftHint:"You can wait for them to come back, or leave.",connecting:"Connecting…",connected:"Connected",reconnecting:"Connection lost. Reconnecting…",signalReconnecting:"Reconnecting…",path:({protocol:i,relay:e})=>e?`Connected through a relay over ${e.protocol.toUpperCase()}`:`Connected over ${i.toUpperCase()}`,resumed:"You are connected again.",othersReconnecting:i=>`${i}’s connection was interrupted. Waiting…`,speaks:i=>`${i} is speaking`,pausedForYou:"The picture is paused because your connection is weak.",ownConnection:i=>`Yours: ${i}`,quality:{good:"Good connection",fair:"Fair connection",weak:"Weak connection",none:"Nothing comes through",reasons:{loss:"packets get lost",jitter:"packets come unevenly",roundTrip:"long delay",freeze:"the picture freezes",suspended:"video is paused"}},microphoneOff:i=>`${i}’s microphone is off`,cameraOffByRequest:i=>`You can see ${i}. Your camera is off by request.`,theyMayNotSend:i=>`${i} can see you. Their camera is off by request.`,joined:i=>`${i} joined the call.`,left:i=>`${i} left the call.`,sharesScreen:i=>`${i} shares the screen.`,stoppedSharing:i=>`${i} stopped sharing.`,mutedNow:"Your microphone is off.",unmutedNow:"Your microphone is on.",cameraOnNow:"Your camera is on.",cameraOffNow:"Your camera is off.",listen:"Your browser holds back the sound.",listenButton:"Turn sound on",endedTitle:"The call has ended",refusedTitle:"You can’t join this call",failedTitle:"We can’t connect you",duration:i=>`It lasted ${i}.`,joinAgain:"Join again",tryAgain:"Try again",noToken:"This link is not complete. Ask for a new one.",unsupportedTitle:"This browser can’t make video calls",unsupported:"Open the link in a current Chrome, Edge, Firefox or Safari, over a secure (https) address.",uses:"This call uses",usesMicrophone:"Your microphone",usesCamera:"Your camera",usesNoCamera:"Your camera stays off",usesScreen:"What you choose to show of your screen",voiceTitle:"Ready to talk?",voiceHint:"Check your microphone. Nobody hears you before you join.",screenTitle:"Show your screen?",screenHint:"Your browser asks which window or tab to show. You can stop at any time.",chooseScreen:"Choose what to show",notNow:"Not now",held:"You are on hold. The conversation goes on in a moment.",heldByUs:"The customer is on hold.",switchToVideo:"Switch to video",switchToVoice:"Switch to voice only",wantsVideo:i=>`${i} would like to switch to video.`,wantsToSeeYou:i=>`${i} would like to see you.`,wantsChange:i=>`${i} would like to change how video flows.`,agree:"Agree",agreeWithoutCamera:"Without my camera",decline:"Decline",waitingForConsent:"Waiting for the other side to agree…",takeBack:"Take back",switched:i=>i==="video"?"This is a video call now.":"This is a voice call now.",camerasSeen:{both:"Both cameras are seen now.",ours:"Only your camera is seen now.",theirs:"Only the other side’s camera is seen now.",none:"No camera is seen now."},notSwitched:"The call stays as it was.",mutedByAgent:"You have been muted.",wantsToHearYou:i=>`${i} asks you to unmute.`,unmute:"Unmute",devices:{microphone:"microphone",camera:"camera",screen:"screen"},failures:{permission_denied:i=>`We can’t reach your ${i}. Allow it in the address bar, then try again.`,device_not_found:i=>`We found no ${i}. Plug one in, or go on without it.`,device_in_use:i=>`Your ${i} is used by another program. Close that program, then try again.`,device_constraints:i=>`Your ${i} can’t be used like this. Choose another one.`,device_failed:i=>`Your ${i} does not work. Choose another one, or go on without it.`,share_cancelled:()=>"Nothing is shared.",token_expired:()=>"This link has expired. Ask for a new one.",unauthorized:()=>"This link is not valid. Ask for a new one.",forbidden:()=>"You are not allowed to do this in this call.",room_full:()=>"This call has no free place. Try again later.",busy:()=>"The service is busy. Try again in a moment.",unreachable:()=>"The service can’t be reached. Check your internet connection, then try again.",connection_lost:()=>"Your internet connection was lost for too long.",media_failed:()=>"Sound and picture can’t get through your network. Try another one, for example your phone’s.",unsupported_browser:()=>"This browser can’t do that.",other:()=>"Something went wrong. Try again."},ends:{left:"You left the call.",roomClosed:"The call was closed for everybody.",hungUp:"The call was ended.",removed:"You were removed from the call.",replaced:"The call goes on in another window.",participantLost:"The connection to the other side was lost."}};function T(i,e,t="camera"){let n=e!==void 0&&e in i.failures?e:Xr[e??""];return i.failures[n??"other"](i.devices[t])}var Xr={server_full:"busy",shutting_down:"busy",rate_limited:"busy",timeout:"unreachable"};function zi(i,e,t,n){switch(e){case"left":case"removed":case"replaced":return i.ends[e];case"roomClosed":return n||i.ends.roomClosed;case"refused":return T(i,t??"unauthorized");case"mediaFailed":return T(i,"media_failed");case"connectionLost":return T(i,t??"connection_lost")}}function qi(i){return{sendrecv:"both",sendonly:"ours",recvonly:"theirs",inactive:"none"}[i]}function Ui(i){return i==="sendonly"?"recvonly":i==="recvonly"?"sendonly":i}function K(i){let e=r=>String(Math.floor(r)).padStart(2,"0"),t=Math.floor(i/3600),n=Math.floor(i%3600/60);return t>0?`${t}:${e(n)}:${e(i%60)}`:`${n}:${e(i%60)}`}function Wi(i){let e=i.trim().split(/\s+/).filter(Boolean);return(e.length>1?[e[0],e[e.length-1]]:e).map(n=>[...n][0].toUpperCase()).join("")||"?"}function Hi(i,e,t){let{strings:n}=i,r=i.room?.localParticipant,s=r?.isMicrophoneEnabled??!1,a=r?.isCameraEnabled??!1,o=r?.isScreenShareEnabled??!1,c="getDisplayMedia"in navigator.mediaDevices&&W(i,"screen");return l`
    <div class="bar" part="bar" role="group" aria-label=${n.controls}>
      ${U({part:"microphone",symbol:s?"mic":"micOff",label:s?n.muteMicrophone:n.unmuteMicrophone,key:"M",off:!s,disabled:!W(i,"microphone"),run:()=>i.toggleMicrophone()})}
      ${i.call?.info.kind==="voice"&&!i.call.listens?Zr(i):h}
      ${U({part:"camera",extra:i.call&&i.call.info.kind!=="video"?"absent":"",symbol:a?"video":"videoOff",label:a?n.stopCamera:n.startCamera,key:"V",off:!a,disabled:!W(i,"camera"),run:()=>i.toggleCamera()})}
      ${c?U({part:"share",symbol:o?"monitorX":"monitorUp",label:o?n.stopSharing:n.shareScreen,key:"S",on:o,run:()=>i.toggleScreen()}):h}
      ${U({part:"settings",symbol:"settings",label:n.settings,expanded:t.settings,run:e.toggleSettings})}
      ${document.fullscreenEnabled?U({part:"fullscreen",extra:"optional",symbol:t.fullscreen?"minimize":"maximize",label:t.fullscreen?n.leaveFullscreen:n.fullscreen,run:e.toggleFullscreen}):h}
      <span class="gap"></span>
      ${U({part:"hangup",extra:"hangup",symbol:"phone",label:n.leave,run:()=>i.leave()})}
    </div>
  `}function Zr(i){return U({part:"switch-video",symbol:"video",label:i.strings.switchToVideo,disabled:i.switchRequest!==null,run:()=>i.attempt(()=>i.call.switchTo("video"))})}function U({part:i,symbol:e,label:t,extra:n,key:r,off:s,on:a,disabled:o,expanded:c,run:u}){return l`<button
    class=${n??""}
    part=${i}
    aria-label=${t}
    aria-keyshortcuts=${r??h}
    aria-expanded=${c??h}
    data-tip=${r?`${t} (${r})`:t}
    ?data-off=${s}
    ?data-on=${a}
    ?disabled=${o}
    @click=${u}
  >
    ${y(e)}
  </button>`}function W(i,e){if(i.call)return e==="screen"?!i.call.listens:i.call.may(e);let t=i.room?.localParticipant.grants;if(!t)return!0;let n=t.videoDirection==="sendrecv"||t.videoDirection==="sendonly";return t.publish.includes(e)&&(e!=="camera"||n)}function Bi(i){let{strings:e,room:t}=i,n=i.state==="reconnecting",r=t?.state==="reconnecting"?e.reconnecting:e.signalReconnecting,s=es(i);return l`
    <div class="top" part="top">
      <span class="pill" part="connection" data-tone=${n?"warm":"good"}>
        <span class="dot"></span>${n?r:`${e.connected} · ${K(i.seconds)}`}
      </span>
      ${s?l`<span class="pill" part="direction" data-tone=${i.call?.info.held?"warm":h}>${s}</span>`:h}
      ${t?.localParticipant.isScreenShareEnabled?l`<span class="pill" data-tone="share" part="sharing">
              ${e.sharing}
              <button @click=${()=>i.toggleScreen()}>${e.stopSharing}</button>
            </span>`:h}
      ${t&&!t.canPlaybackAudio?l`<span class="pill" data-tone="warm" part="sound">
              ${e.listen}
              <button @click=${()=>t.startAudio()}>${e.listenButton}</button>
            </span>`:h}
    </div>
  `}function es(i){let{call:e}=i;if(e?.info.held)return e.me.role==="customer"?i.strings.held:i.strings.heldByUs;if(e&&e.info.kind!=="video")return"";let t=i.room?.localParticipant.grants?.videoDirection,n=i.others[0]?.name;return n?t==="recvonly"?i.strings.cameraOffByRequest(n):t==="sendonly"?i.strings.theyMayNotSend(n):"":""}function Fi(i,e,t){let{strings:n}=i;return l`
    <div class="panel" part="panel" role="dialog" aria-label=${n.settings}>
      <header>
        <h2>${n.settings}</h2>
        <button aria-label=${n.close} @click=${t}>${y("x")}</button>
      </header>
      ${e.render()}
      ${i.call?.info.kind==="video"&&!i.call.listens?l`<button
              class="plain"
              part="switch-voice"
              @click=${()=>i.attempt(()=>i.call.switchTo("voice")).then(t)}
            >
              ${n.switchToVoice}
            </button>`:h}
      ${i.room?.path?l`<p part="path">${n.path(i.room.path)}</p>`:h}
    </div>
  `}function Rt(i){return i.toast?l`
    <div class="toast" part="toast" role="alert">
      ${y("triangleAlert")}<span>${i.toast}</span>
      <button aria-label=${i.strings.close} @click=${()=>i.hideToast()}>${y("x")}</button>
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
`;var ts=["videoinput","audioinput","audiooutput"],Ne=class{#e;#t;#i=[];constructor(e,t){this.#e=e,this.#t=t}async refresh(){let e=await this.#e.room?.devices.list().catch(()=>[]);this.#i=(e??[]).filter(t=>t.deviceId!==""),this.#t()}render({meter:e=!1,camera:t=!0}={}){let n=ts.filter(r=>t||r!=="videoinput").map(r=>[this.#r(r),e&&r==="audioinput"?this.#n():h]);return l`<div class="fields" part="devices">${n}</div>`}#r(e){let{strings:t}=this.#e,n=this.#i.filter(o=>o.kind===e);if(e==="audiooutput"&&n.length===0)return h;let[r,s]={videoinput:[t.camera,"video"],audioinput:[t.microphone,"mic"],audiooutput:[t.speaker,"volume"]}[e],a=this.#s(e);return l`
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
            ${n.length===0?l`<option>${t.noDevice}</option>`:h}
            ${n.map((o,c)=>l`
                <option value=${o.deviceId} ?selected=${o.deviceId===a}>
                  ${o.label||t.unnamedDevice(r,c+1)}
                </option>
              `)}
          </select>
          ${y("chevronDown")}
        </span>
      </label>
    `}#n(){let{microphoneLevel:e}=this.#e.strings;return l`<span class="meter" part="meter" role="img" aria-label=${e}><i></i></span>`}#s(e){let{preview:t,room:n}=this.#e,r=n?.localParticipant,s=t?.camera??r?.track("camera")?.mediaStreamTrack,a=t?.microphone??r?.track("microphone")?.mediaStreamTrack;return{videoinput:s,audioinput:a,audiooutput:void 0}[e]?.getSettings().deviceId??n?.devices.chosen(e)}async#o(e,t){await this.#e.chooseDevice(e,t),await this.refresh()}};var Ve=class{isIdle=!1;#e;#t;#i=!1;constructor(e){this.#e=e}pointer=()=>{this.#i=!1,this.#r()};keyboard=()=>{this.#i=!0,this.#r()};stop(){clearTimeout(this.#t)}#r(){clearTimeout(this.#t),this.#i||(this.#t=setTimeout(()=>this.#n(!0),3e3)),this.#n(!1)}#n(e){e!==this.isIdle&&(this.isIdle=e,this.#e())}};var d=class i extends Error{code;retryable;constructor(e,t,n=!1,r){super(t,r===void 0?void 0:{cause:r}),this.name="VisavisError",this.code=e,this.retryable=n}static aborted(){return new i("aborted","The operation was cancelled.")}static timeout(e){return new i("timeout",`${e} took too long.`,!0)}static connectionLost(){return new i("connection_lost","The connection to the server was lost.",!0)}static unreachable(){return new i("unreachable","The server cannot be reached.",!0)}static invalidState(e){return new i("invalid_state",e)}static unsupportedBrowser(){return new i("unsupported_browser","This browser cannot make video calls.")}static fromServer(e){return new i(e.code,e.message,e.retryable)}static fromClose(e){return e===4401?new i("unauthorized","The token was refused."):e===4409?new i("replaced","The call goes on in another window."):e===4410||e===1e3?new i("ended","The call was ended."):i.connectionLost()}},b=class i extends d{source;constructor(e,t,n,r){super(e,t,e!=="device_not_found",r),this.name="DeviceError",this.source=n}static from(e,t){if(e instanceof i)return e;let n=e instanceof Error?e.name:"",r=is(n,t);return new i(r,`The ${t} cannot be used (${n||"unknown"}).`,t,e)}};function is(i,e){switch(i){case"NotAllowedError":case"SecurityError":return e==="screen"?"share_cancelled":"permission_denied";case"NotFoundError":case"DevicesNotFoundError":return"device_not_found";case"NotReadableError":case"TrackStartError":case"AbortError":return"device_in_use";case"OverconstrainedError":case"ConstraintNotSatisfiedError":return"device_constraints";default:return"device_failed"}}var Y=class extends d{tried;constructor(e=[]){let t=e.map(r=>ns[r]).join(", "),n=t&&` Tried: ${t}.`;super("media_failed",`Sound and picture cannot reach the server from this network.${n}`,!0),this.name="MediaError",this.tried=e}},ns={udp:"UDP",tcp:"TCP",relayUdp:"relay over UDP",relayTcp:"relay over TCP",relayTls:"relay over TLS"};function C(i,e){return e?new Promise((t,n)=>{let r=()=>n(d.aborted());if(e.aborted)return r();e.addEventListener("abort",r,{once:!0}),i.then(t,n).finally(()=>e.removeEventListener("abort",r))}):i}var w=class{#e=new Map;on(e,t){let n=this.#e.get(e)??new Set;return n.add(t),this.#e.set(e,n),()=>this.off(e,t)}once(e,t){let n=this.on(e,(...r)=>{n(),t(...r)});return n}off(e,t){this.#e.get(e)?.delete(t)}emit(e,...t){for(let n of[...this.#e.get(e)??[]])try{n(...t)}catch(r){rs(r)}}};function rs(i){typeof globalThis.reportError=="function"?globalThis.reportError(i):console.error(i)}var Yi={width:{ideal:1280},height:{ideal:720},frameRate:{ideal:30}},Gi={echoCancellation:!0,noiseSuppression:!0,autoGainControl:!0},ss={video:{frameRate:{ideal:15}},audio:!1},_=class{#e;#t=new Map;constructor(e){this.#e=e}choose(e,t){this.#t.set(e,t)}chosen(e){return this.#t.get(e)}async list(e){let t=await this.#e.enumerateDevices();return e?t.filter(n=>n.kind===e):t}onChange(e){return this.#e.addEventListener?.("devicechange",e),()=>this.#e.removeEventListener?.("devicechange",e)}camera(e={}){let t=this.#r("videoinput",Yi,e);return this.#n("camera",()=>this.#e.getUserMedia({video:t}))}microphone(e={}){let t=this.#r("audioinput",Gi,e);return this.#n("microphone",()=>this.#e.getUserMedia({audio:t}))}async open(e=!0,t=!0){if(e&&t)try{let o=await this.#e.getUserMedia({audio:this.#r("audioinput",Gi,ze(e)),video:this.#r("videoinput",Yi,ze(t))});return{microphone:o.getAudioTracks()[0],camera:o.getVideoTracks()[0],errors:[]}}catch(o){if(await this.#i(o))return{errors:[b.from(o,"camera"),b.from(o,"microphone")]}}let n=[],r=o=>{n.push(o)},[s,a]=await Promise.all([e?this.microphone(ze(e)).catch(r):void 0,t?this.camera(ze(t)).catch(r):void 0]);return{microphone:s,camera:a,errors:n}}async#i(e){return e?.name!=="NotAllowedError"?!1:!(await Promise.all(["camera","microphone"].map(as))).includes("granted")}async screen(){if(!this.#e.getDisplayMedia)throw d.unsupportedBrowser();let e=await this.#n("screen",()=>this.#e.getDisplayMedia(ss));return e.contentHint="detail",e}#r(e,t,n){let r=this.#t.get(e);return{...t,...r?{deviceId:{exact:r}}:{},...n}}async#n(e,t){try{let n=(await t()).getTracks()[0];if(!n)throw new b("device_failed",`The ${e} gave no track.`,e);return n}catch(n){throw b.from(n,e)}}};function ze(i){return typeof i=="object"?i:{}}async function as(i){try{return(await navigator.permissions.query({name:i})).state}catch{return}}var qe=class{#e;#t=[];#i=Number.NEGATIVE_INFINITY;constructor(e){this.#e=e}handleGiven(e){this.#t=e,this.#i=Date.now()}async fresh(){return Date.now()-this.#i>=24e4&&this.handleGiven(await this.#e()),this.#t}};function Ue(i,e){return i.filter(({relayOnly:t})=>e==="relay"||!t).map(({relayOnly:t,...n})=>n)}function It(i){if(i.startsWith("turns:"))return"relayTls";if(i.startsWith("turn:"))return/[?&]transport=tcp\b/i.test(i)?"relayTcp":"relayUdp"}function Ji(i,e,t){let n=t==="relay"?[]:os(i),s=e.flatMap(a=>a.urls).map(It).filter(a=>a!==void 0);return[...new Set([...n,...s])]}function os(i){let e=i.matchAll(/^a=candidate:\S+ \d+ (udp|tcp) /gim);return[...new Set([...e].map(([,t])=>t.toLowerCase()))]}function Qi(i,e){let t=e.split(`\r
`),n=r=>{let[,s]=/^a=candidate:\S+ \d+ (\S+) /i.exec(r)??[];return s===void 0||s.toLowerCase()===i};return t.filter(n).join(`\r
`)}var Xi=[{rid:"q",scaleResolutionDownBy:4,maxBitrate:2e5},{rid:"h",scaleResolutionDownBy:2,maxBitrate:7e5},{rid:"f",scaleResolutionDownBy:1,maxBitrate:17e5}],cs="L1T2";function Zi(){return[{active:!1,maxBitrate:25e5,maxFramerate:15,scalabilityMode:"L1T3"}]}function en(){return Xi.map(i=>({...i,scalabilityMode:cs,active:i.rid==="f"}))}function tn(i){let{width:e,height:t}=i?.getSettings?.()??{};return!e||!t?[]:Xi.map(({rid:n,scaleResolutionDownBy:r})=>({rid:n,width:Math.round(e/r),height:Math.round(t/r)}))}async function nn(i,e){let t=i.getParameters(),n=({rid:s})=>s!==void 0&&e.includes(s),r=t.encodings.filter(s=>s.rid&&s.active!==n(s));if(r.length!==0){for(let s of r)s.active=n(s);await i.setParameters(t)}}function sn(i){let e=[...i.values()],t=ds(e),n=e.find(({id:a})=>a===t?.localCandidateId);if(!t||!n)return;let r=t.currentRoundTripTime;return{path:{protocol:n.protocol==="tcp"?"tcp":"udp",relay:n.candidateType==="relay"?ls(n):null,roundTripMs:r===void 0?null:Math.round(r*1e3)},priority:t.priority??0,generation:n.usernameFragment??""}}function an(i,e){return!i||i.generation!==e.generation?!1:e.priority<i.priority&&!At(i.path,e.path)}function At(i,e){return rn(i)===rn(e)&&i?.relay?.url===e?.relay?.url}function rn(i){return i?i.relay?`relay ${i.relay.protocol}`:i.protocol:""}function ds(i){let e=i.filter(({type:n})=>n==="candidate-pair"),t=i.find(({type:n,selectedCandidatePairId:r})=>n==="transport"&&r);return e.find(({id:n})=>n===t?.selectedCandidatePairId)??e.find(({selected:n})=>n)??e.find(({nominated:n,state:r})=>n&&r==="succeeded")}function ls({relayProtocol:i,url:e=""}){return e.startsWith("turns:")||i==="tls"?{protocol:"tls",url:e||null}:{protocol:i==="tcp"?"tcp":"udp",url:e||null}}var M=class{#e=Promise.resolve();run(e){let t=this.#e.then(e);return this.#e=t.catch(()=>{}),t}};function on(i){return i.split(/(?=^m=)/m).map(e=>e.startsWith("m=video")?hs(e):e).join("")}function hs(i){let e=[...i.matchAll(/^a=rtpmap:(\d+) (?:VP8|VP9|H264|AV1)\//gm)].map(n=>n[1]),t=i;for(let n of e){let r=new RegExp(`^(a=fmtp:${n} .*?)(\\r?\\n)`,"m"),s=new RegExp(`^(a=rtpmap:${n} .*?)(\\r?\\n)`,"m"),a="x-google-start-bitrate=900";t=r.test(t)?t.replace(r,`$1;${a}$2`):t.replace(s,`$1$2a=fmtp:${n} ${a}$2`)}return t}var us=2,ps=3,ms=100,G=class extends w{#e;#t;#i=new M;#r=new M;#n;#s=!1;#o;#a=[];#l;#c;constructor(e,t="all"){super(),this.#t={bundlePolicy:"max-bundle",iceTransportPolicy:t},this.#e=new e(this.#t),this.#e.onconnectionstatechange=()=>this.#h(),this.#e.oniceconnectionstatechange=()=>this.#p(),this.#e.addTransceiver("audio",{direction:"sendrecv"}),this.#e.addTransceiver("video",{direction:"sendrecv",sendEncodings:en()}),this.#e.addTransceiver("video",{direction:"sendrecv",sendEncodings:Zi()})}get state(){return this.#e.connectionState}get path(){return this.#o?.path}get tried(){return this.#a}prepare(){this.#n=this.#e.createOffer(),this.#n.catch(()=>{})}connect(e,t){return this.#i.run(async()=>{this.#u(e),await this.#m(t)})}restartIce(e,t){return this.#i.run(async()=>{this.#u(e),this.#e.restartIce(),await this.#m(t)})}grow(e){return this.#s?Promise.resolve():(this.#s=!0,this.#i.run(async()=>{let t=[...Array(us).fill("audio"),...Array(ps).fill("video")];for(let n of t)this.#e.addTransceiver(n,{direction:"recvonly"});await this.#m(e)}))}receiver(e){return this.#v(e)?.receiver}async send(e,t){let n=this.#v(e)?.sender;if(!n)throw d.invalidState(`There is no media line "${e}".`);t&&await this.#r.run(()=>fs(n)),await n.replaceTrack(t)}sendLayers(e,t){let n=this.#v(e)?.sender;return n?this.#r.run(()=>nn(n,t)):Promise.resolve()}getStats(){return this.#e.getStats()}close(){clearTimeout(this.#c),this.#e.onconnectionstatechange=null,this.#e.oniceconnectionstatechange=null,this.#l?.removeEventListener("selectedcandidatepairchange",this.#p),this.#e.close()}#u(e){let t=Ue(e,this.#t.iceTransportPolicy??"all");t.length===0&&!this.#t.iceServers||(this.#t.iceServers=t,this.#e.setConfiguration(this.#t),this.#n=void 0)}#h(){this.emit("stateChanged",this.state),this.state==="connected"&&(this.#g(),this.#p())}#g(){let e=this.#e.getTransceivers()[0]?.sender.transport?.iceTransport;!e||e===this.#l||(this.#l?.removeEventListener("selectedcandidatepairchange",this.#p),this.#l=e,e.addEventListener("selectedcandidatepairchange",this.#p))}#p=()=>{clearTimeout(this.#c),this.#c=setTimeout(()=>this.#d(),ms)};async#d(){let e=await this.#e.getStats().then(sn,()=>{});if(!e||this.state==="closed")return;let t=this.#o;this.#o=e,At(e.path,t?.path)||this.emit("pathChanged",e.path),an(t,e)&&this.emit("downgraded")}async#m(e){let t=this.#n??this.#e.createOffer();this.#n=void 0;let n=await t;await this.#e.setLocalDescription(n);try{let r=await e(n.sdp??""),{iceServers:s=[],iceTransportPolicy:a="all"}=this.#t;this.#a=Ji(r,s,a),await this.#e.setRemoteDescription({type:"answer",sdp:on(r)})}catch(r){throw await this.#f(),r}}async#f(){this.#e.signalingState==="have-local-offer"&&await this.#e.setLocalDescription({type:"rollback"}).catch(()=>{})}#v(e){return this.#e.getTransceivers().find(t=>t.mid===e)}};async function fs(i){let e=i.getParameters(),t=e.encodings.filter(({active:n,rid:r})=>n===!1&&!r);if(t.length!==0){for(let n of t)n.active=!0;await i.setParameters(e)}}var We=class extends w{#e=new Set;#t=new Set;#i;get canPlay(){return this.#t.size===0}add(e){this.#e.add(e),this.#i&&this.#n(e,this.#i),this.#r(e)}remove(e){this.#e.delete(e),this.#t.delete(e)&&this.canPlay&&this.emit("changed",!0)}async start(){await Promise.all([...this.#t].map(e=>this.#r(e)))}async setSpeaker(e){this.#i=e,await Promise.all([...this.#e].map(t=>this.#n(t,e)))}async#r(e){let t=this.canPlay;try{await e.play?.(),this.#t.delete(e)}catch(n){n?.name==="NotAllowedError"&&this.#e.has(e)&&this.#t.add(e)}t!==this.canPlay&&this.emit("changed",this.canPlay)}async#n(e,t){await e.setSinkId?.(t).catch(()=>{})}};var gs=1500,vs=7e3,cn=15e3,ys=6e4,He=class extends w{#e;#t;#i="well";#r=0;#n=!1;#s=0;#o="new";#a=!0;#l=!0;#c;#u=!1;#h=Number.NEGATIVE_INFINITY;constructor(e,t){super(),this.#e=e,this.#t=t}start(){this.#b(cn,()=>this.#f())}stop(){this.#u=!0,clearTimeout(this.#c)}handlePeerState(e){this.#o=e,e==="connected"?this.#p():e==="failed"?this.#m():e==="disconnected"&&this.#i==="well"&&this.#b(gs,()=>this.#m())}handleServerState(e){this.#a=e==="connected",e==="connected"?this.#p():e==="disconnected"?this.#m():this.#f()}handleDowngrade(){Date.now()-this.#h<ys||(this.#h=Date.now(),this.#m())}handleSignalLost(){this.#l=!1}handleSignalResumed(){this.#l=!0,this.#i==="rejoining"?this.#f(!0):(this.#i==="restarting"||!this.#g())&&this.#m(!0)}handleSessionRestarted(){this.#l=!0,this.#f(!0)}#g(){return this.#a&&!["failed","disconnected"].includes(this.#o)}#p(){this.#o!=="connected"||!this.#a||this.#u||(clearTimeout(this.#c),this.#r=0,this.#n=!0,this.#i!=="well"&&(this.#i="well",this.emit("finished")))}#d(e){let t=this.#i==="well";this.#i=e,t&&(this.#s=Date.now(),this.emit("started"))}async#m(e=!1){if(!(this.#u||this.#i!=="well"&&!e)&&(this.#d("restarting"),clearTimeout(this.#c),!!this.#l)){this.#b(vs,()=>this.#f());try{await this.#e.restartIce(),this.#p()}catch{this.#l&&this.#i==="restarting"&&this.#f()}}}async#f(e=!1){if(this.#u||this.#i==="rejoining"&&!e||(this.#d("rejoining"),clearTimeout(this.#c),!this.#l))return;let t=this.#t.nextDelayMs({attempt:this.#r++,elapsedMs:Date.now()-this.#s});if(t===null)return this.#y(this.#w());this.#b(t,()=>this.#v())}async#v(){if(this.#l){this.#o="new",this.#a=!0,this.#b(cn,()=>{this.#n?this.#f(!0):this.#y(this.#w())});try{await this.#e.rejoin(),this.#p()}catch(e){if(this.#u||!this.#l)return;if(e instanceof d&&!e.retryable&&e.code!=="media_gone")return this.#y(e);this.#f(!0)}}}#w(){return new Y(this.#e.tried())}#y(e){this.stop(),this.emit("failed",e)}#b(e,t){clearTimeout(this.#c),!this.#u&&(this.#c=setTimeout(t,e))}};var ws=[0,300,1200,2700,4800,7e3,7e3,7e3,7e3,7e3];function J(i=Math.random){return{nextDelayMs({attempt:e}){let t=ws[e];return t===void 0?null:e<2?t:t+i()*1e3}}}var bs="visavis.v1",Ss=1e4,ks=1e4,Cs=.8,xs=["reconnect","serverDraining"],Q=class extends w{#e;#t=new Map;#i;#r=1;#n=0;#s;#o;#a=!1;constructor(e,t){super(),this.#e=new t(e,bs),this.#i=new Promise((n,r)=>{this.#e.onopen=()=>n(),this.on("closed",()=>r(d.unreachable()))}),this.#i.catch(()=>{}),this.#e.onmessage=n=>this.#l(n.data),this.#e.onclose=n=>this.#u({code:n.code,reason:n.reason})}get isOpen(){return!this.#a&&this.#n>0}async authenticate(e,t){let n=setTimeout(()=>this.close(4e3),Ss);try{await C(this.#i,t);let r=await this.request("authenticate",e,{signal:t});return this.#n=r.heartbeatMs,this.#h(),r}catch(r){throw this.close(),r}finally{clearTimeout(n)}}request(e,t,{signal:n,timeoutMs:r=ks}={}){if(this.#a)return Promise.reject(d.connectionLost());let s=this.#r++,a=new Promise((o,c)=>{let u=setTimeout(()=>this.#c(s)?.reject(d.timeout(`"${e}"`)),r);this.#t.set(s,{resolve:m=>{clearTimeout(u),o(m)},reject:m=>{clearTimeout(u),c(m)}})});return this.#e.send(JSON.stringify({type:e,id:s,data:t})),this.#h(),C(a,n)}close(e=1e3){this.#a||(this.#e.close(e),this.#u({code:e,reason:""}))}#l(e){if(this.#a)return;let t=Ts(e);if(t)if(t.re!==void 0){let n=this.#c(t.re);t.type==="error"?n?.reject(d.fromServer(t.data)):n?.resolve(t.data)}else t.type==="error"?this.#o=d.fromServer(t.data):(t.seq!==void 0||xs.includes(t.type))&&this.emit("event",t,t.seq)}#c(e){let t=this.#t.get(e);return this.#t.delete(e),t}#u(e){if(this.#a)return;this.#a=!0,clearTimeout(this.#s);let t=this.#o??d.fromClose(e.code);for(let n of[...this.#t.keys()])this.#c(n)?.reject(t);this.emit("closed",e)}#h(){this.#n===0||this.#a||(clearTimeout(this.#s),this.#s=setTimeout(()=>this.#g(),this.#n*Cs))}#g(){this.request("ping",{},{timeoutMs:this.#n}).catch(e=>{e.code==="timeout"&&this.close(4e3)})}};function Ts(i){try{return JSON.parse(String(i))}catch{return}}function Be(i,e="api/v1/rtc"){let t=new URL(X(i,e));return t.protocol=t.protocol.replace(/^http/,"ws"),t.href}function X(i,e){let t=new URL(i.endsWith("/")?i:`${i}/`);return t.hash="",t.search="",new URL(e,t).href}var Ps=[1e3,4401,4409,4410],$s=3,Es=15e3,dn=["unauthorized","token_expired"],Z=class extends w{#e;#t=new AbortController;#i;#r;#n;#s=0;#o=!1;constructor(e){super(),this.#e=e,this.#r=e.token}get token(){return this.#r}get isUp(){return this.#i?.isOpen??!1}async start(e){this.#n=this.#e.store.load();let t=this.#n?Number.POSITIVE_INFINITY:$s;try{return await this.#g(t,e)}catch(n){throw this.#o=!0,n}}async request(e,t,n={}){return this.isUp||await C(this.#m(),n.signal),this.#i.request(e,t,n)}async leave(){if(this.#o)return;let e=this.isUp?this.#i:void 0;this.#a(),(this.#e.canLeave??!0)&&await e?.request("leave",{},{timeoutMs:1e3}).catch(()=>{}),e?.close()}async renew(){if(this.#e.renewToken)return await this.#p(),this.#r}#a(){this.#o=!0,this.#e.store.clear(),this.#t.abort()}async#l(e){let{url:t,path:n,extra:r,WebSocket:s}=this.#e,a=new Q(Be(t,n),s);a.on("event",(u,m)=>this.#c(u,m));let o=this.#n,c=await a.authenticate({token:this.#r,...r,...o&&{resume:{...o}}},e);return a.on("closed",u=>this.#u(a,u)),this.#i=a,this.#n={resumeToken:c.resumeToken,lastSeq:c.resumed?this.#n?.lastSeq??0:0},this.#e.store.save(this.#n),c}#c(e,t){if(!(this.#o||!this.#n)){if(t!==void 0){if(t<=this.#n.lastSeq)return;this.#n.lastSeq=t,this.#e.store.save(this.#n)}e.type==="reconnect"&&(this.#s=e.data.retryMs),this.emit("event",e)}}async#u(e,t){if(this.#o||e!==this.#i)return;let n=d.fromClose(t.code),r=dn.includes(n.code)&&this.#e.renewToken!==void 0;if(Ps.includes(t.code)&&!r)return this.#h(n);this.emit("lost");try{r&&await this.#p();let s=await this.#g(Number.POSITIVE_INFINITY);this.emit(s.resumed?"resumed":"restarted",s)}catch(s){this.#h(s)}}#h(e){this.#o||(this.#a(),this.emit("ended",e))}async#g(e,t){let n=Date.now(),r=t?Rs(t,this.#t.signal):this.#t.signal,s=d.connectionLost(),a=this.#e.renewToken!==void 0;for(let o=0;o<e;o++){let c=this.#e.policy.nextDelayMs({attempt:o,elapsedMs:Date.now()-n});if(c===null)break;await Ms(Math.max(c,this.#d()),r);try{return await this.#l(r)}catch(u){if(s=u,a&&dn.includes(s.code))a=!1,o=-1,await this.#p();else if(!s.retryable)throw s}}throw s}async#p(){this.#r=await this.#e.renewToken()}#d(){let e=this.#s;return this.#s=0,e}#m(){return this.#o?Promise.reject(d.connectionLost()):new Promise((e,t)=>{let n=setTimeout(()=>s(d.connectionLost()),Es),r=[this.on("resumed",()=>s()),this.on("restarted",()=>s()),this.on("ended",a=>s(a))],s=a=>{clearTimeout(n);for(let o of r)o();a?t(a):e()}})}};function Ms(i,e){if(e.aborted)return Promise.reject(d.aborted());if(i===0)return Promise.resolve();let t=globalThis.window;return new Promise((n,r)=>{let s=()=>{clearTimeout(a),t?.removeEventListener("online",s),e.removeEventListener("abort",s),e.aborted?r(d.aborted()):n()},a=setTimeout(s,i);t?.addEventListener("online",s),e.addEventListener("abort",s)})}function Rs(...i){let e=new AbortController;for(let t of i)t.aborted&&e.abort(),t.addEventListener("abort",()=>e.abort(),{once:!0});return e.signal}var ee=class{#e;#t;constructor(e,t,n){this.#e=e,this.#t=`visavis:session:${ye(t,n)}`}load(){try{let e=JSON.parse(this.#e?.getItem(this.#t)??"null");return typeof e?.resumeToken!="string"||typeof e?.lastSeq!="number"?void 0:{resumeToken:e.resumeToken,lastSeq:e.lastSeq}}catch{return}}save(e){try{this.#e?.setItem(this.#t,JSON.stringify(e))}catch{}}clear(){try{this.#e?.removeItem(this.#t)}catch{}}};function ye(i,e){let t=we(i),n=t?.call;return`${String(e??n?.room??"")}:${String(t?.sub??"")}`}function we(i){try{let e=(i.split(".")[1]??"").replace(/-/g,"+").replace(/_/g,"/"),t=Uint8Array.from(atob(e),n=>n.charCodeAt(0));return JSON.parse(new TextDecoder().decode(t))}catch{return}}function Fe(){try{return globalThis.sessionStorage??null}catch{return null}}var ln={width:0,height:0},Ke=class{#e;#t=new Map;#i;#r;#n;#s;constructor(e){this.#e=e}get size(){return this.#n}add(e){typeof ResizeObserver>"u"||typeof IntersectionObserver>"u"||(this.#i??=new ResizeObserver(()=>this.#o()),this.#r??=new IntersectionObserver(t=>{for(let{target:n,isIntersecting:r}of t)this.#t.has(n)&&this.#t.set(n,r);this.#o()}),this.#t.set(e,void 0),this.#i.observe(e),this.#r.observe(e),this.#o())}remove(e){this.#t.delete(e)&&(this.#i?.unobserve(e),this.#r?.unobserve(e),this.#o())}reset(){this.#n=void 0,this.#t.size>0&&this.#o()}close(){clearTimeout(this.#s),this.#i?.disconnect(),this.#r?.disconnect(),this.#t.clear()}#o(){clearTimeout(this.#s),this.#s=setTimeout(()=>this.#a(),150)}#a(){let e=[...this.#t].map(Is).reduce(As,ln);e.width===0&&this.#n===void 0||this.#n&&Ls(e,this.#n)||(this.#n=e,this.#e(e))}};function Is([i,e]){let t=document.pictureInPictureElement===i;if(e===!1&&!t)return ln;let{width:n,height:r}=i.getBoundingClientRect(),s=globalThis.devicePixelRatio||1;return{width:Math.round(n*s),height:Math.round(r*s)}}function As(i,e){return i.width*i.height>=e.width*e.height?i:e}function Ls(i,e){let t=(n,r)=>Math.abs(n-r)<=Math.max(n,r)*.1&&n>0==r>0;return t(i.width,e.width)&&t(i.height,e.height)}var Ye=class{source;kind;muted;#e=new Set;#t=null;#i;constructor(e,t){this.source=e,this.kind=e==="microphone"?"audio":"video",this.muted=t}get mediaStreamTrack(){return this.#t}get attachedElements(){return this.#e}attach(e=document.createElement(this.kind)){return this.#e.has(e)||(this.#e.add(e),e.autoplay=!0,this.kind==="video"&&(e.playsInline=!0,e.muted=!0),e.srcObject=this.#r(),this.attached(e)),e}detach(e){let t=e?[e]:[...this.#e];for(let n of t)this.#e.delete(n)&&(n.srcObject===this.#i&&(n.srcObject=null),this.detached(n));return t}setMedia(e){if(e===this.#t)return;let t=this.#t;if(this.#t=e,!!this.#i){e&&this.#i.addTrack(e),t&&this.#i.removeTrack(t);for(let n of this.#e)this.attached(n)}}attached(e){}detached(e){}#r(){return this.#i??=new MediaStream(this.#t?[this.#t]:[]),this.#i}},te=class extends Ye{id;#e;#t;#i;mid;isSuspended=!1;constructor(e,t,n=()=>{}){super(e.source,e.muted),this.id=e.id,this.#e=t,this.kind==="video"&&(this.#t=new Ke(r=>n(this,r)))}get viewSize(){return this.#t?.size}get isSubscribed(){return this.mid!==void 0}get audioLevel(){let e=this.#i?.getSynchronizationSources?.()[0]?.audioLevel;return this.muted?0:e??0}end(){this.#t?.close()}setSlot(e,t){e!==this.mid&&(this.isSuspended=!1),t!==this.#i&&this.#t?.reset(),this.mid=e,this.#i=t,this.setMedia(t?.track??null)}attached(e){this.kind==="audio"&&this.#e.add(e),this.#t?.add(e)}detached(e){this.kind==="audio"&&this.#e.remove(e),this.#t?.remove(e)}},ie=class extends Ye{id;mid;announcedMuted=!1;constructor(e,t){super(e,!1),this.setMedia(t)}get isPublished(){return this.id!==void 0}stop(){let e=this.mediaStreamTrack;e&&(e.onended=null,e.stop(),this.setMedia(null))}};var ne=class extends w{id="";identity="";name="";role="customer";grants;tracks=new Map;#e;#t={microphone:new M,camera:new M,screen:new M};#i;#r=!1;constructor(e){super(),this.#e=e}get isCameraEnabled(){return this.#n("camera")}get isMicrophoneEnabled(){return this.#n("microphone")}get isScreenShareEnabled(){return this.#n("screen")}setCameraEnabled(e,t){return this.#s("camera",e,t)}setMicrophoneEnabled(e,t){return this.#s("microphone",e,t)}setScreenShareEnabled(e,t){return this.#s("screen",e,t)}unpublish(e){return this.#r?Promise.resolve():this.#t[e].run(async()=>{let t=this.tracks.get(e);t&&await this.#c(t)})}track(e){return this.tracks.get(e)}handleHello(e){this.id=e.participantId,this.identity=e.identity,this.name=e.name,this.role=e.role,this.grants=e.grants}handleGrants(e){this.grants=e}handleLayersWanted(e,t){let n=s=>s.id===e;this.#t.camera.run(async()=>{let s=[...this.tracks.values()].find(n);s?.mid!==void 0&&await this.#i?.sendLayers(s.mid,t)}).catch(()=>{})}handleJoined(e){this.#i=e;for(let t of this.tracks.values())t.id=void 0,t.mid=void 0;this.handleResumed()}handleLeft(){this.#i=void 0}handleResumed(){for(let e of Object.keys(this.#t))this.#t[e].run(async()=>{let n=this.tracks.get(e);n&&await this.#h(n)}).catch(()=>{})}switchDevice(e){return this.#t[e].run(async()=>{let t=this.tracks.get(e);!t||t.muted||await this.#f(t,await this.#m(e))})}close(){this.#r=!0,this.#i=void 0;for(let e of this.tracks.values())e.stop();this.tracks.clear()}#n(e){let t=this.tracks.get(e);return t!==void 0&&!t.muted}#s(e,t,n){return this.#r?Promise.reject(d.invalidState("The room was left.")):this.#t[e].run(()=>t?this.#o(e,n):this.#a(e))}async#o(e,t){this.#y(e);let n=this.tracks.get(e);if(!(n&&!n.muted)){if(!n)return this.#l(new ie(e,await this.#m(e,t)));if(n.mediaStreamTrack?.readyState!=="live"){let r=await this.#m(e,t);n.setMedia(r),this.#v(n,r)}n.mediaStreamTrack.enabled=!0,n.muted=!1,this.emit("localTrackUnmuted",n),await this.#h(n)}}async#a(e){let t=this.tracks.get(e);if(t){if(e==="screen")return this.#c(t);t.muted||(t.muted=!0,e==="camera"?t.stop():t.mediaStreamTrack&&(t.mediaStreamTrack.enabled=!1),this.emit("localTrackMuted",t),await this.#h(t))}}async#l(e){this.tracks.set(e.source,e),this.#v(e,e.mediaStreamTrack),await this.#h(e)}async#c(e){let{id:t,mid:n}=e;if(this.#u(e),!(t===void 0||!this.#i)){n!==void 0&&await this.#i.send(n,null).catch(()=>{});try{await this.#i.request("unpublish",{trackId:t})}catch(r){if(r.code==="connection_lost")this.emit("outOfStep");else if(r.code!=="track_not_found")throw r}}}#u(e){let t=e.isPublished;e.stop(),e.id=void 0,this.tracks.delete(e.source),t&&this.emit("localTrackUnpublished",e)}async#h(e){let t=this.#i;if(!(!t||this.tracks.get(e.source)!==e))try{e.id===void 0?await this.#g(t,e):e.announcedMuted!==e.muted&&await this.#p(t,e),e.mid!==void 0&&await t.send(e.mid,e.mediaStreamTrack)}catch(n){if(t!==this.#i)return;this.#d(e,n)}}async#g(e,t){let n=t.muted,r=t.source==="camera"?tn(t.mediaStreamTrack):[],s={source:t.source,muted:n,...r.length>0&&{layers:r}},{mid:a,track:o}=await e.request("publish",s);e===this.#i&&(t.id=o.id,t.mid=a,t.announcedMuted=n,this.emit("localTrackPublished",t))}async#p(e,t){let n=t.muted;await e.request("setMuted",{trackId:t.id,muted:n}),t.announcedMuted=n}#d(e,t){switch(t.code){case"connection_lost":return;case"already_published":case"track_not_found":case"media_gone":case"not_joined":this.emit("outOfStep");return;default:throw this.#u(e),t}}async#m(e,t){if(t&&"readyState"in t)return t;try{let n=await(e==="screen"?this.#e.screen():this.#e[e](t));if(!this.#r)return n;throw n.stop(),d.invalidState("The room was left.")}catch(n){throw n instanceof b&&this.emit("mediaDeviceError",n),n}}async#f(e,t){e.stop(),e.setMedia(t),this.#v(e,t),e.mid!==void 0&&await this.#i?.send(e.mid,t)}#v(e,t){t.onended=()=>{e.mediaStreamTrack===t&&this.#w(e).catch(()=>{})}}async#w(e){if(e.source==="screen")return this.setScreenShareEnabled(!1);this.emit("mediaDeviceError",new b("device_not_found","The device was taken away.",e.source)),this.#e.choose(e.source==="camera"?"videoinput":"audioinput",""),await this.#s(e.source,!1),e.source==="microphone"&&await this.#s("microphone",!0)}#y(e){if(!this.grants)return;let{publish:t,videoDirection:n}=this.grants,r=n==="sendrecv"||n==="sendonly";if(!(t.includes(e)&&(e!=="camera"||r)))throw new d("forbidden",`This token does not allow to publish the ${e}.`)}};var re=class{id;identity;name;role;state;tracks=new Map;quality;constructor(e){this.id=e.id,this.identity=e.identity,this.name=e.name,this.role=e.role,this.state=e.state,this.quality=e.quality}get hasVideo(){return[...this.tracks.values()].some(e=>e.kind==="video"&&!e.muted)}track(e){return[...this.tracks.values()].find(t=>t.source===e)}};var hn=["participantConnected","participantDisconnected","participantReconnecting","participantReconnected","trackPublished","trackUnpublished","trackSubscribed","trackUnsubscribed","trackMuted","trackUnmuted","trackSuspended","trackResumed","qualityChanged","speakersChanged","said","serverDraining"],_s={number:0,order:[],loudest:void 0,isLocal:!1,isSilent:!0},Ge=class extends w{participants=new Map;#e;#t;#i=new Map;#r=_s;#n;#s;#o=!1;constructor(e,t){super(),this.#e=e,this.#t=t}get speakers(){return this.#r}get quality(){return this.#n}handleJoinSent(){this.#i.clear(),this.#s=[]}handleSnapshot(e){let t=new Set(e.map(r=>r.id));for(let r of[...this.participants.keys()])t.has(r)||this.#h(r,"left");for(let r of e)this.#u(r);this.#o=!0;let n=this.#s??[];this.#s=void 0;for(let r of n)this.handleEvent(r)}handleEvent(e){if(e.type==="serverDraining"){let{deadline:t}=e.data;return this.emit("serverDraining",t===null?void 0:new Date(t))}if(this.#s){this.#s.push(e);return}if(this.#o)switch(e.type){case"participantJoined":return this.#u(e.data.participant);case"participantLeft":return this.#h(e.data.participantId,e.data.reason);case"participantReconnecting":return this.#g(e.data.participantId,"reconnecting");case"participantReconnected":return this.#g(e.data.participantId,"connected");case"trackPublished":return this.#c(e.data.participantId,t=>this.#p(t,e.data.track));case"trackUnpublished":return this.#c(e.data.participantId,t=>this.#d(t,e.data.trackId,e.data.reason));case"trackMuted":return this.#c(e.data.participantId,t=>this.#m(t,e.data.trackId,e.data.muted));case"trackSuspended":return this.#f(e.data.trackId,e.data.suspended);case"slotAssigned":return this.#v(e.data.mid,e.data.trackId);case"qualityChanged":return this.#l(e.data.participantId,e.data.quality);case"speakersChanged":return this.#a(e.data);case"said":return this.#c(e.data.participantId,t=>this.emit("said",e.data.text,t));case"layersWanted":case"mediaStateChanged":case"roomClosed":case"reconnect":return}}#a(e){let t=a=>a===null?void 0:this.participants.get(a),{number:n,order:r,speaker:s}=e;this.#r={number:n,order:r.flatMap(a=>t(a)??[]),loudest:t(e.loudest),isLocal:s!==null&&!this.participants.has(s),isSilent:s===null},this.emit("speakersChanged",this.#r)}#l(e,t){let n=this.participants.get(e);n?n.quality=t:this.#n=t,this.emit("qualityChanged",t,n)}#c(e,t){let n=this.participants.get(e);n&&t(n)}#u(e){let t=this.participants.get(e.id);t||(t=new re(e),this.participants.set(e.id,t),this.emit("participantConnected",t)),this.#g(e.id,e.state);let n=new Set(e.tracks.map(r=>r.id));for(let r of[...t.tracks.keys()])n.has(r)||this.#d(t,r,"unpublished");for(let r of e.tracks)this.#p(t,r)}#h(e,t){this.#c(e,n=>{for(let r of[...n.tracks.keys()])this.#d(n,r,"unpublished");this.participants.delete(e),this.emit("participantDisconnected",n,t)})}#g(e,t){this.#c(e,n=>{n.state!==t&&(n.state=t,this.emit(t==="connected"?"participantReconnected":"participantReconnecting",n))})}#p(e,t){if(e.tracks.has(t.id))return this.#m(e,t.id,t.muted);let n=new te(t,this.#e,(s,a)=>this.emit("viewChanged",s,a));e.tracks.set(t.id,n),this.emit("trackPublished",n,e);let r=[...this.#i].find(([,s])=>s===t.id)?.[0];r!==void 0&&this.#w(e,n,r)}#d(e,t,n){let r=e.tracks.get(t);r&&(this.#y(e,r),e.tracks.delete(t),r.end(),this.emit("trackUnpublished",r,e,n))}#m(e,t,n){let r=e.tracks.get(t);!r||r.muted===n||(r.muted=n,this.emit(n?"trackMuted":"trackUnmuted",r,e))}#f(e,t){for(let n of this.participants.values()){let r=n.tracks.get(e);!r||r.isSuspended===t||(r.isSuspended=t,this.emit(t?"trackSuspended":"trackResumed",r,n))}}#v(e,t){let n=this.#i.get(e);t===null?this.#i.delete(e):this.#i.set(e,t);for(let r of this.participants.values()){let s=n!==void 0&&n!==t?r.tracks.get(n):void 0;s?.mid===e&&this.#y(r,s);let a=t===null?void 0:r.tracks.get(t);a&&this.#w(r,a,e)}}#w(e,t,n){let r=t.isSubscribed;t.setSlot(n,this.#t(n)),r||this.emit("trackSubscribed",t,e)}#y(e,t){t.isSubscribed&&(t.setSlot(void 0,void 0),this.emit("trackUnsubscribed",t,e))}};var x=class extends w{localParticipant;devices;#e=new We;#t;#i;#r;#n;#s=new qe(async()=>(await this.#S().request("getIceServers",{})).iceServers);#o=[];#a;#l;#c;#u="all";#h=new Set;#g=!0;#p="disconnected";#d=!1;#m=!1;#f;constructor(e={}){if(super(),!R())throw d.unsupportedBrowser();this.#r=e.reconnectPolicy??J(),this.#n=e.storage===void 0?Fe():e.storage,this.devices=new _(navigator.mediaDevices),this.localParticipant=new ne(this.devices),this.#t=new Ge(this.#e,t=>this.#c?.receiver(t)),this.#i=new He({restartIce:()=>this.#R(),rejoin:()=>this.#D(),tried:()=>this.#c?.tried??[]},this.#r),this.#v()}get state(){return this.#p}get participants(){return this.#t.participants}get quality(){return this.#t.quality}get speakers(){return this.#t.speakers}get name(){return this.#l?.room??""}get sessionId(){return this.#l?.sessionId??""}get path(){return this.#c?.path??null}get canPlaybackAudio(){return this.#e.canPlay}async connect(e,t,n={}){if(this.#a)throw d.invalidState("A room connects once; make a new one.");this.#E("connecting"),this.#g=n.autoSubscribe??!0,this.#u=n.iceTransportPolicy??"all";let r=this.#y(e,t,n),s=this.#C();s.prepare();let a=this.#k(t,n);try{let o=await r.start(n.signal);this.#P(o),await C(this.#x(o,s),n.signal)}catch(o){throw s.close(),a.catch(()=>{}),this.#T("left",void 0,!0),o}this.#i.start(),this.#i.handlePeerState(s.state),this.#E("connected"),this.emit("connected")}async leave(){let e=this.#a;this.#T("left"),await e?.leave()}async switchDevice(e,t){this.devices.choose(e,t),e==="audiooutput"?await this.#e.setSpeaker(t):await this.localParticipant.switchDevice(e==="videoinput"?"camera":"microphone")}startAudio(){return this.#e.start()}async subscribe(e){await this.#S().request("subscribe",{trackId:e})}async unsubscribe(e){await this.#S().request("unsubscribe",{trackId:e})}async say(e){await this.#S().request("say",{text:e})}onParticipant(e){for(let s of this.participants.values())e.onJoined?.(s);let t={order:[],loudest:void 0},n=({order:s,loudest:a})=>{let o=t;t={order:s,loudest:a??o.loudest},js(s,o.order)||e.onDynamicChanged?.(s),a&&a!==o.loudest&&e.onLoudestChanged?.(a,!a.hasVideo)};n(this.speakers);let r=[this.on("speakersChanged",n),this.on("participantConnected",s=>e.onJoined?.(s)),this.on("participantDisconnected",s=>e.onLeft?.(s))];return()=>{for(let s of r)s()}}async getStats(){return this.#c?.getStats()}#v(){let e=this.emit.bind(this);for(let t of hn)this.#t.on(t,(...n)=>e(t,...n));for(let t of Ds)this.localParticipant.on(t,(...n)=>e(t,...n));this.localParticipant.on("outOfStep",()=>this.#i.handleServerState("failed")),this.#t.on("participantConnected",()=>this.#$()),this.#t.on("viewChanged",({id:t},n)=>this.#w(t,n)),this.#e.on("changed",t=>this.emit("audioPlaybackChanged",t)),this.#i.on("started",()=>this.#A(!0)),this.#i.on("finished",()=>this.#A(!1)),this.#i.on("failed",t=>this.#T(un(t),t)),this.#o.push(this.devices.onChange(()=>this.emit("mediaDevicesChanged")))}#w(e,{width:t,height:n}){let r=a=>Math.min(a,65535),s={trackId:e,width:r(t),height:r(n)};this.#a?.request("setView",s).catch(()=>{})}#y(e,t,{callId:n,renewToken:r}){let s=new ee(this.#n,t,n),a=n===void 0?void 0:{callId:n},o=new Z({url:e,token:t,renewToken:r,extra:a,store:s,policy:this.#r,WebSocket});return this.#a=o,o.on("event",c=>this.#b(c)),o.on("lost",()=>{this.#i.handleSignalLost(),this.#M()}),o.on("resumed",c=>{this.#P(c),this.#i.handleSignalResumed(),this.localParticipant.handleResumed(),this.#M()}),o.on("restarted",c=>{this.#P(c),this.#i.handleSessionRestarted(),this.#M()}),o.on("ended",c=>this.#T(this.#f?"roomClosed":un(c),c)),o}#b(e){e.type==="mediaStateChanged"&&this.#m&&this.#i.handleServerState(e.data.state),e.type==="layersWanted"&&this.localParticipant.handleLayersWanted(e.data.trackId,e.data.rids),e.type==="roomClosed"&&(this.#f=e.data.reason),this.#t.handleEvent(e)}async#k(e,t){let n=Os(e),r=n("microphone")&&t.audio,s=n("camera")&&t.video,{localParticipant:a}=this;if(pn(r)&&pn(s)){let o=await this.devices.open(r,s);for(let c of o.errors)this.emit("mediaDeviceError",c);await Promise.allSettled([o.microphone&&a.setMicrophoneEnabled(!0,o.microphone),o.camera&&a.setCameraEnabled(!0,o.camera)]);return}await Promise.allSettled([r&&a.setMicrophoneEnabled(!0,r===!0?void 0:r),s&&a.setCameraEnabled(!0,s===!0?void 0:s)])}#P(e){this.#l=e,this.#s.handleGiven(e.iceServers)}#C(){return new G(RTCPeerConnection,this.#u)}async#x(e,t){this.localParticipant.handleHello(e);let n=this.#S();if(this.#c&&this.#h.add(this.#c),this.#c=t,t.on("stateChanged",r=>this.#_(t,r)),t.on("downgraded",()=>t===this.#c&&this.#i.handleDowngrade()),t.on("pathChanged",r=>t===this.#c&&this.emit("pathChanged",r)),await t.connect(await this.#s.fresh(),async r=>{this.#m=!1,this.#t.handleJoinSent();let s=await n.request("join",{offer:r,autoSubscribe:this.#g});return this.#m=!0,this.#t.handleSnapshot(s.participants),s.answer}),this.#a!==n||this.#c!==t)throw d.aborted();this.localParticipant.handleJoined({request:(r,s)=>n.request(r,s),send:(r,s)=>t.send(r,s),sendLayers:(r,s)=>t.sendLayers(r,s)}),this.#$()}#_(e,t){e===this.#c&&(t==="connected"&&this.#L(),this.#i.handlePeerState(t))}#L(){for(let e of this.#h)e.close();this.#h.clear()}#$(){let e=this.#c;this.participants.size<2||!e||e.grow(t=>this.#I(t)).catch(()=>{e===this.#c&&this.#i.handleServerState("failed")})}async#R(){if(!this.#c)throw d.invalidState("Nothing was joined yet.");let e=await this.#s.fresh();await this.#c.restartIce(e,t=>this.#I(t))}async#I(e){return(await this.#S().request("negotiate",{offer:e})).answer}async#D(){this.localParticipant.handleLeft(),await this.#x(this.#l,this.#C())}#S(){if(!this.#a)throw d.invalidState("The room is not connected.");return this.#a}#A(e){this.#d=e,this.#M()}#M(){this.#p==="disconnected"||this.#p==="connecting"||(this.#d?this.#E("reconnecting"):this.#E(this.#a?.isUp?"connected":"signalReconnecting"))}#E(e){if(e===this.#p)return;let t=this.#p==="reconnecting"||this.#p==="signalReconnecting";this.#p=e,this.emit("connectionStateChanged",e),e==="reconnecting"||e==="signalReconnecting"?this.emit(e):e==="connected"&&t&&this.emit("reconnected")}#T(e,t,n=!1){if(this.#p==="disconnected")return;this.#i.stop(),this.localParticipant.close(),this.#c?.close(),this.#L();for(let s of this.#o)s();if((n||t)&&this.#a?.leave(),this.#E("disconnected"),n)return;let r=this.#f&&t?new d("ended",this.#f):t;this.emit("disconnected",e,r)}},Ds=["localTrackPublished","localTrackUnpublished","localTrackMuted","localTrackUnmuted","mediaDeviceError"];function un(i){switch(i.code){case"unauthorized":case"token_expired":case"forbidden":return"refused";case"replaced":return"replaced";case"ended":return"removed";case"media_failed":return"mediaFailed";default:return"connectionLost"}}function js(i,e){return i.length===e.length&&i.every((t,n)=>t===e[n])}function pn(i){return i===!0||typeof i=="object"&&!("readyState"in i)}function Os(i){let e=we(i)?.call;return t=>e?.publish&&!e.publish.includes(t)?!1:t!=="camera"||!["recvonly","inactive"].includes(e?.videoDirection??"")}function R(){return typeof RTCPeerConnection=="function"&&typeof WebSocket=="function"&&typeof navigator<"u"&&navigator.mediaDevices?.getUserMedia!==void 0}async function mn(i,e,t={}){let n=new x(t);return await n.connect(i,e,t),n}var Ns=300;function be(i,e,t,n){if(i.members.find(({person:s})=>s.identity===e)?.listens)return!1;switch(n){case"microphone":return i.kind!=="screen";case"camera":return i.kind==="video"&&Vs(i.direction,t);case"screen":return i.screen===e}}function Se(i,e,t){return i.members.some(({person:n,muted:r})=>n.identity===e&&r.includes(t))}function Vs(i,e){return i==="sendrecv"?!0:i===(e==="customer"?"sendonly":"recvonly")}var Je=class{wishes;#e;#t;#i;#r;#n=!1;constructor(e,t,n,r,s){this.#e=e,this.#t=t,this.#r=n,this.wishes=r,this.#i=s}may(e){return be(this.#r,this.#t.identity,this.#t.role,e)}async handleCall(e){this.#r=e;let t=this.#e.localParticipant;t.grants&&(t.handleGrants(this.#a()),await Promise.all([this.#s("microphone"),this.#s("camera")]))}async handleScreenStopped(e){e===this.#t.identity&&await this.#e.localParticipant.unpublish("screen")}async publishScreen(e){let t=this.#e.localParticipant;t.handleGrants({...this.#a(),publish:[...this.#a().publish,"screen"]}),await fn(()=>t.setScreenShareEnabled(!0,e))}close(){this.#n=!0}async#s(e){let t=this.#e.localParticipant;try{this.may(e)?Se(this.#r,this.#t.identity,e)?await this.#o(e,!1):await fn(()=>this.#o(e,this.wishes[e]),()=>this.#n):await t.unpublish(e)}catch(n){if(this.#n||!this.may(e))return;this.wishes[e]=!1,n instanceof b||this.#i(n)}}#o(e,t){let n=this.#e.localParticipant;return e==="camera"?n.setCameraEnabled(t):n.setMicrophoneEnabled(t)}#a(){let e=["microphone","camera","screen"].filter(n=>this.may(n)),t=this.#t.role==="customer";return{publish:e,subscribe:!0,videoDirection:t?this.#r.direction:"sendrecv"}}};async function fn(i,e=()=>!1){try{await i()}catch(t){if(t.code!=="forbidden"||e())throw t;await new Promise(n=>setTimeout(n,Ns)),e()||await i()}}var se=class extends w{id;#e;#t;#i;#r;#n;#s={microphone:!0,camera:!0};#o=!1;#a=0;constructor(e,t){super(),this.id=e.callId,this.#t=e,this.#e=t}get info(){return this.#t}get me(){return this.#e.me()}get seconds(){if(this.#o)return this.#a;let{connectedAt:e,startedAt:t}=this.#t;return Math.max(0,(this.#e.now()-(e??t))/1e3)}get room(){return this.#i}get isOver(){return this.#o}get wasJoined(){return this.#d()!==void 0}get listens(){return this.#t.members.some(({person:e,listens:t})=>t&&e.identity===this.me.identity)}may(e){let{identity:t,role:n}=this.#e.me();return be(this.#t,t,n,e)}isMuted(e){return Se(this.#t,this.#e.me().identity,e)}join(e={}){return this.#o?Promise.reject(new d("call_ended","The call has ended.")):this.#i?Promise.resolve(this.#i):(this.#r??=this.#l(e).finally(()=>{this.#r=void 0}),this.#r)}setMicrophoneEnabled(e){return this.#u("microphone",e)}setCameraEnabled(e){return this.#u("camera",e)}async switchTo(e,t,{camera:n=!0}={}){let r=this.#s.camera;e==="video"&&(this.#s.camera=n);try{await this.#e.request("switchCall",{callId:this.id,kind:e,direction:t})}catch(s){throw this.#s.camera=r,s}}async answerSwitch(e,{camera:t=!0}={}){e&&this.#t.request?.kind==="video"&&(this.#s.camera=t),await this.#e.request("answerSwitch",{callId:this.id,accept:e})}async cancelSwitch(){await this.#e.request("cancelSwitch",{callId:this.id})}async hold(){await this.#e.request("holdCall",{callId:this.id})}async unhold(){await this.#e.request("unholdCall",{callId:this.id})}async muteMember(e,t,n){await this.#e.request("muteMember",{callId:this.id,member:e,source:t,muted:n})}async setSpotlight(e){await this.#e.request("setSpotlight",{callId:this.id,member:e??void 0})}async shareScreen(e){let t=this.#i;if(!t||!this.#n)throw d.invalidState("The call was not joined.");let n=e??await t.devices.screen();try{this.may("screen")||await this.#e.request("shareScreen",{callId:this.id}),await this.#n.publishScreen(n)}catch(r){throw n.stop(),r}}async stopScreen(){await this.#i?.localParticipant.unpublish("screen"),await this.#e.request("stopScreen",{callId:this.id}).catch(gn("not_shared","call_ended","call_not_found"))}async leave(){await this.#g(),await this.#e.request("leaveCall",{callId:this.id}).catch(gn("not_in_call","call_ended","call_not_found"))}async end(){await this.#e.request("endCall",{callId:this.id})}handleInfo(e){if(e===this.#t)return;let t=this.#t;this.#t=e,t.kind==="video"&&e.kind!=="video"&&this.#e.me().role==="customer"&&(this.#s.camera=!1),this.#h(),this.emit("changed",e)}handleUnmuteAsked(e,t){this.emit("unmuteAsked",e,t)}handleScreenStopped(e){this.#n?.handleScreenStopped(e).catch(()=>{})}handleEnded(e,t){this.#o||(this.#o=!0,this.#a=t,this.#t={...this.#t,end:e},this.#g(),this.emit("ended",e,t))}async#l(e){let{url:t,token:n,renewToken:r,me:s,request:a}=this.#e,{identity:o,role:c}=s(),u=this.#t.members.find(({person:P})=>P.identity===o);(!u||u.state==="gone")&&await a("joinCall",{callId:this.id});let m=this.#d(),p=e.microphone??m?.microphone??!0,g=e.camera??m?.camera??!0;this.#s={microphone:!!p,camera:!!g};let f=e.room??new x(this.#e.roomOptions),v=new Je(f,{identity:o,role:c},this.#t,this.#s,P=>this.emit("mediaFailed",P));this.#c(f),this.#n=v;let k={callId:this.id,renewToken:r,audio:v.may("microphone")&&!this.isMuted("microphone")&&p,video:v.may("camera")&&!this.isMuted("camera")&&g,iceTransportPolicy:e.iceTransportPolicy,signal:e.signal};try{await f.connect(t,n(),k)}catch(P){throw v.close(),this.#n===v&&(this.#n=void 0),P}if(this.#o)throw await f.leave(),new d("call_ended","The call has ended.");return this.#i=f,this.#m(),this.#h(),e.screen?await this.shareScreen(e.screen):this.may("screen")&&this.stopScreen().catch(()=>{}),this.emit("joined",f),f}#c(e){e.on("localTrackUnpublished",t=>{t.source==="screen"&&this.may("screen")&&this.stopScreen().catch(()=>{})}),e.on("reconnected",()=>this.#h()),e.on("disconnected",(t,n)=>{e===this.#i&&(this.#i=void 0,this.#n?.close(),this.#n=void 0,t!=="left"&&!this.#o&&this.emit("mediaLost",t,n))})}async#u(e,t){this.#s[e]=t,this.#i&&this.#m();let n=this.#i?.localParticipant;if(t&&this.isMuted(e)&&await this.#e.request("muteMember",{callId:this.id,source:e,muted:!1}),t&&!this.may(e))throw new d("forbidden",`The call has no ${e} of yours.`);e==="camera"?await n?.setCameraEnabled(t):await n?.setMicrophoneEnabled(t)}#h(){this.#n?.handleCall(this.#t).catch(()=>{})}async#g(){let e=this.#i;this.#i=void 0,this.#n?.close(),this.#n=void 0,this.#f(),await e?.leave()}get#p(){return`visavis:joined:${this.id}:${this.#e.me().identity}`}#d(){try{return JSON.parse(this.#e.storage?.getItem(this.#p)??"null")??void 0}catch{return}}#m(){try{this.#e.storage?.setItem(this.#p,JSON.stringify(this.#s))}catch{}}#f(){try{this.#e.storage?.removeItem(this.#p)}catch{}}};function gn(...i){return e=>{if(!i.includes(e.code))throw e}}var Lt="visavis:visitor";function vn(i=wn()){let e=zs(i);if(e)return e;let t=`v_${_t()}`;try{i?.setItem(Lt,t)}catch{}return t}function yn(i=wn()){try{i?.removeItem(Lt)}catch{}}function wn(){try{return globalThis.localStorage??null}catch{return null}}function zs(i){try{let e=i?.getItem(Lt);return e&&/^v_[0-9a-f]{32}$/.test(e)?e:void 0}catch{return}}function _t(){return[...crypto.getRandomValues(new Uint8Array(16))].map(i=>i.toString(16).padStart(2,"0")).join("")}var Qe=class{#e;#t;#i=new Map;#r=[];#n=!1;constructor(e,t){this.#e=e,this.#t=t}get pending(){return this.#r}add(e){let t=_t();return this.#r=[...this.#r,{clientId:t,content:e,at:Date.now(),state:"sending"}],this.#t(),this.flush(),t}sent(e){let t=this.#r.find(n=>n.clientId===e);return t?t.error?Promise.reject(t.error):new Promise((n,r)=>{this.#i.set(e,[...this.#i.get(e)??[],{resolve:n,reject:r}])}):Promise.reject(d.invalidState("There is no such message on its way."))}retry(e){this.#l(e,{state:"sending",error:void 0}),this.flush()}discard(e){this.#s(e)&&this.#o(e,({reject:t})=>t(d.aborted()))}handleConfirmed(e,t){e!==null&&this.#s(e)&&this.#o(e,({resolve:n})=>n(t))}async flush(){if(!this.#n){this.#n=!0;try{for(let e=this.#a();e;e=this.#a())try{let{messageId:t}=await this.#e(e.clientId,e.content);this.handleConfirmed(e.clientId,t)}catch(t){let n=t;if(n.code==="connection_lost")return;if(n.code==="timeout")continue;this.#l(e.clientId,{state:"failed",error:n}),this.#o(e.clientId,({reject:r})=>r(n))}}finally{this.#n=!1}}}#s(e){let t=this.#r.filter(n=>n.clientId!==e);return t.length===this.#r.length?!1:(this.#r=t,this.#t(),!0)}#o(e,t){let n=this.#i.get(e)??[];this.#i.delete(e);for(let r of n)t(r)}#a(){return this.#r.find(({state:e})=>e==="sending")}#l(e,t){this.#r=this.#r.map(n=>n.clientId===e?{...n,...t}:n),this.#t()}};var qs=50,Us=3e3,ae=class{id;#e;#t;#i;#r=0;#n={delivered:0,seen:0};#s={delivered:0,seen:0};#o=!1;constructor(e,t){this.id=e.contactId,this.#i=e,this.#e=t,this.#t=new Qe((n,r)=>t.request("sendMessage",{contactId:this.id,clientId:n,content:r}),()=>t.changed())}get info(){return this.#i=this.#e.state(this.id)??this.#i,this.#i}get state(){return this.info.state}get isClosed(){return this.info.state==="closed"}get end(){return this.info.end}get messages(){return this.info.messages}get pending(){return this.#t.pending}get others(){return this.info.parties.filter(({person:e})=>e.identity!==this.#e.me?.identity)}get writing(){return this.others.map(({person:e})=>e).filter(({identity:e})=>this.info.typing.includes(e))}get call(){return this.#e.call(this.id)}get unread(){let e=this.#e.me?.identity,t=this.info.marks.find(({identity:r})=>r===e),n=Math.max(t?.seen??0,this.#s.seen);return this.messages.filter(({number:r,author:s})=>s&&s.identity!==e&&r>n).length}get hasEarlier(){let e=this.messages[0]?.number;return e===void 0?this.info.lastNumber>0:e>1}status(e){if("state"in e)return e.state;let t=this.info.marks.filter(({identity:n})=>this.#a(e,n));return t.some(({seen:n})=>n>=e.number)?"seen":t.some(({delivered:n})=>n>=e.number)?"delivered":"sent"}#a({author:e},t){return e?.role==="customer"?t!==e.identity:t===this.#l}get#l(){let{parties:e,messages:t}=this.info;return e.find(({standing:r})=>r==="customer")?.person.identity??t.find(({author:r})=>r?.role==="customer")?.author?.identity}sendText(e){return this.#r=0,this.#t.add({type:"text",text:e})}sendLink(e){return this.#t.add({type:"link",url:e})}async sendFile(e,{caption:t,onProgress:n,signal:r}={}){let{fileId:s}=await this.#e.upload(this.id,e,n,r);return this.#t.add({type:"file",fileId:s,caption:t})}sent(e){return this.#t.sent(e)}retry(e){this.#t.retry(e)}discard(e){this.#t.discard(e)}markSeen(e=this.messages.at(-1)?.number??0){this.#c({delivered:e,seen:e})}setTyping(e){let t=Date.now();(e?t-this.#r<Us:this.#r===0)||(this.#r=e?t:0,this.#h("setTyping",{typing:e}).catch(()=>{}))}async loadEarlier(){if(!this.hasEarlier)return;let e=this.messages[0]?.number,{messages:t}=await this.#h("getMessages",{before:e,limit:qs});this.#e.receive(this.id,t)}async requestCall(e,t){await this.#h("requestCall",{kind:e,direction:t})}async answerCallRequest(e,t){await this.#e.request("answerCallRequest",{escalationId:e,accept:t})}async cancelCallRequest(e){await this.#e.request("cancelCallRequest",{escalationId:e})}async invite(e,t={}){return(await this.#h("invite",{kind:e,...t})).invitationId}async answerInvitation(e,t){await this.#e.request("answerInvitation",{invitationId:e,accept:t})}async cancelInvitation(e){await this.#e.request("cancelInvitation",{invitationId:e})}async endInvitation(e,t=!1){await this.#e.request("endInvitation",{invitationId:e,failed:t})}async take(){await this.#h("takeContact",{})}async transfer(e,t={}){await this.#h("transferContact",{target:e,...t})}async cancelTransfer(){await this.#h("cancelTransfer",{})}async askAgent(e,t){await this.#h("askAgent",{agent:e,note:t})}async removeAgent(e){await this.#h("removeAgent",{agent:e})}async leave(){await this.#h("leaveContact",{})}async close(){await this.#h("endContact",{})}dismiss(){this.#e.dismiss(this.id)}handleMessage(e){e.author?.identity===this.#e.me?.identity?this.#t.handleConfirmed(e.clientId,e.messageId):this.#c({delivered:e.number,seen:0})}handleConnected(){this.#r=0,this.#t.flush(),this.#u()}handleLoaded(){this.#c({delivered:this.messages.at(-1)?.number??0,seen:0})}#c({delivered:e,seen:t}){e<=this.#s.delivered&&t<=this.#s.seen||(this.#s={delivered:Math.max(this.#s.delivered,e,t),seen:Math.max(this.#s.seen,t)},this.#e.changed(),this.#u())}async#u(){if(!(this.#o||this.isClosed)){this.#o=!0;try{for(;this.#n.delivered<this.#s.delivered||this.#n.seen<this.#s.seen;){let e={...this.#s};await this.#h("markMessages",e),this.#n=e}}catch{}finally{this.#o=!1}}}#h(e,t){return this.#e.request(e,{contactId:this.id,...t})}};function bn({url:i,token:e},t,n,r,s){let a=new URL(X(i,`api/v1/contacts/${t}/files`));a.searchParams.set("name",n.name);let o=new XMLHttpRequest,c=new Promise((u,m)=>{o.onload=()=>{o.status<300?u(JSON.parse(o.responseText)):m(Xe(o.responseText))},o.onerror=()=>m(d.unreachable()),o.onabort=()=>m(d.aborted()),o.upload.onprogress=({loaded:p,total:g})=>r?.(g>0?p/g:0)});return o.open("POST",a),o.setRequestHeader("authorization",`Bearer ${e}`),o.setRequestHeader("content-type",n.type||"application/octet-stream"),s?.addEventListener("abort",()=>o.abort(),{once:!0}),o.send(n),C(c,s)}async function Sn({url:i,token:e},t){let n=await fetch(X(i,`api/v1/files/${t}`),{headers:{authorization:`Bearer ${e}`}}).catch(()=>{throw d.unreachable()});if(!n.ok)throw Xe(await n.text());return Hs(await n.blob())}var Ws=[["image/png",[137,80,78,71]],["image/jpeg",[255,216,255]]];async function Hs(i){let e=new Uint8Array(await i.slice(0,4).arrayBuffer()),t=Ws.find(([,n])=>n.every((r,s)=>e[s]===r));return i.slice(0,i.size,t?.[0]??"application/octet-stream")}function Xe(i){try{let{code:e,detail:t}=JSON.parse(i);if(e)return new d(e,t??e,Bs.includes(e))}catch{}return new d("internal","The server gave an answer that is not understood.",!0)}var Bs=["rate_limited","store_busy","shutting_down","server_full"];function Dt(i){return{me:i,contacts:new Map,waiting:new Map,all:new Map,agents:new Map,offers:new Map,available:!1}}function kn(i,e){let t=new Map;for(let[r,s]of i.contacts)(s.state==="closed"||Ks(i,s))&&t.set(r,Fs(s));for(let r of e.contacts)t.set(r.contactId,Pn(r,i));let n=r=>new Map(r.map(s=>[s.contactId,s]));return{...i,contacts:t,waiting:n(e.waiting),all:n(e.all),offers:new Map(e.offers.map(r=>[r.contact.contactId,r])),available:e.available}}function Cn(i,e){let t=new Map(i.contacts).set(e.contactId,Pn(e,i)),n=new Map(i.offers);return n.delete(e.contactId),{...i,contacts:t,offers:n}}function Ze(i,e,t){let n=i.contacts.get(e);if(!n||t.length===0)return i;let s=[...new Map([...n.messages,...t].map(o=>[o.number,o])).values()].sort((o,c)=>o.number-c.number),a=Math.max(n.lastNumber,s.at(-1).number);return{...i,contacts:new Map(i.contacts).set(e,{...n,messages:Ys(s),lastNumber:a})}}function xn(i,e){if(!i.offers.has(e))return i;let t=new Map(i.offers);return t.delete(e),{...i,offers:t}}function et(i,e){let t=new Map(i.contacts);return t.delete(e),{...i,contacts:t}}function Tn(i,e){let t=i.find(({identity:r})=>r===e.identity),n={...e,delivered:Math.max(e.delivered,t?.delivered??0),seen:Math.max(e.seen,t?.seen??0)};return[...i.filter(({identity:r})=>r!==e.identity),n]}function jt(i){let e=i.messages.at(-1)?.number;return e!==void 0&&e<i.lastNumber?e:void 0}function Pn(i,e){let t=e.contacts.get(i.contactId);return{...i,messages:t?.messages??[],typing:[]}}function Fs(i){return{...i,state:"closed",call:null,callRequest:null,invitations:[],typing:[]}}function Ks(i,e){return e.parties.some(({person:t,standing:n})=>n==="customer"&&t.identity===i.me)}function Ys(i){let e=i.length-1;for(;e>0&&i[e-1].number===i[e].number-1;)e--;return e>0?i.slice(e):i}function Ce(i,e,t){switch(e.type){case"contactOpened":return{...i,all:it(i.all,e.data.contact)};case"contactChanged":{let{contact:n}=e.data,r=n.state==="closed";return{...i,all:r?H(i.all,n.contactId):it(i.all,n)}}case"agentChanged":{let{agent:n}=e.data,s=n.state==="offline"?H(i.agents,n.identity):new Map(i.agents).set(n.identity,n);return{...i,agents:s}}case"contactWaiting":{let{contact:n}=e.data,r=i.all.has(n.contactId)?it(i.all,n):i.all;return{...i,all:r,waiting:it(i.waiting,n)}}case"contactWaitsNoLonger":return{...i,waiting:H(i.waiting,e.data.contactId)};case"contactOffered":return{...i,offers:new Map(i.offers).set(e.data.contact.contactId,e.data)};case"offerWithdrawn":return{...i,offers:H(i.offers,e.data.contactId)};case"availabilityChanged":return{...i,available:e.data.available};case"partyLeft":return e.data.identity===i.me?et(i,e.data.contactId):tt(i,e,t);case"contactClosed":return{...tt(i,e,t),waiting:H(i.waiting,e.data.contactId),all:H(i.all,e.data.contactId),offers:H(i.offers,e.data.contactId)};case"message":{let{message:n}=e.data;return Ze(tt(i,e,t),n.contactId,[n])}case"serverDraining":case"reconnect":case"tokenExpiring":return i;default:return tt(i,e,t)}}function Ot(i,e){let t=e.data;return typeof t.contactId=="string"?t.contactId:typeof t.callId=="string"?[...i.contacts.values()].find(({call:r})=>r?.callId===t.callId)?.contactId:(t.message??t.mark??t.request??t.invitation??t.call??t.contact)?.contactId}function $n(i,e){return i.type==="partyJoined"?i.data.person.identity===e?.identity:["message","invitationMade","callStarted","callRequested"].includes(i.type)&&e?.role==="customer"}function tt(i,e,t){let n=Ot(i,e),r=n===void 0?void 0:i.contacts.get(n);if(!r)return i;let s=Gs(r,e,t);return s===r?i:{...i,contacts:new Map(i.contacts).set(n,s)}}function Gs(i,e,t){switch(e.type){case"positionChanged":return{...i,position:e.data.position};case"partyJoined":{let{person:n}=e.data,r=n.role==="customer"?"customer":"agent",a=[...i.parties.filter(o=>o.person.identity!==n.identity),{person:n,standing:r,joinedAt:t,here:!0}];return r==="customer"?{...i,parties:a}:{...i,parties:a,state:"active",position:null,target:null,attended:!1}}case"partyLeft":{let n=i.parties.filter(({person:s})=>s.identity!==e.data.identity),r=n.some(({standing:s})=>s==="agent");return{...i,parties:n,typing:i.typing.filter(s=>s!==e.data.identity),state:r?i.state:"waiting"}}case"partyAway":case"partyBack":{let{identity:n}=e.data,r=e.type==="partyBack",s=i.parties.map(a=>a.person.identity===n?{...a,here:r}:a);return{...i,parties:s}}case"transferPending":return{...i,target:e.data.target,attended:!0};case"transferFailed":return{...i,target:null,attended:!1};case"contactClosed":return{...i,state:"closed",end:e.data.end,call:null,callRequest:null,invitations:[],typing:[],position:null};case"message":{let n=e.data.message.author?.identity;return{...i,typing:i.typing.filter(r=>r!==n)}}case"marked":return{...i,marks:Tn(i.marks,e.data.mark)};case"typing":{let{identity:n,typing:r}=e.data;if(i.typing.includes(n)===r)return i;let s=i.typing.filter(a=>a!==n);return{...i,typing:r?[...s,n]:s}}case"callRequested":return{...i,callRequest:e.data.request};case"callRequestEnded":return{...i,callRequest:null};case"invitationMade":case"invitationChanged":{let{invitation:n}=e.data,r=i.invitations.filter(({invitationId:s})=>s!==n.invitationId);return{...i,invitations:n.state==="closed"?r:[...r,n]}}case"callStarted":return{...i,call:e.data.call};case"callEnded":return{...i,call:null};default:{if(!i.call)return i;let n=Js(i.call,e,t);return n===i.call?i:{...i,call:n}}}}function Js(i,e,t){switch(e.type){case"callConnected":return{...i,connectedAt:i.connectedAt??t};case"memberJoined":{let{person:n}=e.data;if(i.members.some(a=>a.person.identity===n.identity))return ke(i,n.identity,{state:"joined",reason:null});let s={person:n,listens:!1,muted:[],state:"joined",reason:null,quality:null};return{...i,members:[...i.members,s]}}case"memberLost":return ke(i,e.data.identity,{state:"lost"});case"memberReturned":return ke(i,e.data.identity,{state:"joined"});case"memberLeft":return ke(i,e.data.identity,{state:"gone",reason:e.data.reason});case"memberMuted":{let{identity:n,source:r,muted:s}=e.data,o=(i.members.find(({person:c})=>c.identity===n)?.muted??[]).filter(c=>c!==r);return ke(i,n,{muted:s?[...o,r]:o})}case"switchRequested":return{...i,request:e.data.request};case"switchEnded":return{...i,request:null,kind:e.data.kind,direction:e.data.direction};case"callHeld":return{...i,held:!0};case"callUnheld":return{...i,held:!1};case"spotlightChanged":return{...i,spotlight:e.data.identity};case"screenStarted":return{...i,screen:e.data.by};case"screenStopped":return{...i,screen:null};default:return i}}function ke(i,e,t){let n=i.members.map(r=>r.person.identity===e?{...r,...t}:r);return{...i,members:n}}function it(i,e){return new Map(i).set(e.contactId,e)}function H(i,e){if(!i.has(e))return i;let t=new Map(i);return t.delete(e),t}var nt=class{#e=new Map;#t;constructor(e){this.#t=e}handle({data:{contactId:e,identity:t,typing:n}}){let r=`${e}:${t}`;if(clearTimeout(this.#e.get(r)),this.#e.delete(r),!n)return;let s={type:"typing",data:{contactId:e,identity:t,typing:!1}};this.#e.set(r,setTimeout(()=>this.#t(s),5e3))}close(){for(let e of this.#e.values())clearTimeout(e)}};var En=50,rt=class extends w{#e;#t;#i=new Map;#r=new Map;#n=new nt(e=>this.#S(Ce(this.#d,e,this.now)));#s=new Set;#o;#a=(e,t)=>this.#u?this.#u.request(e,t):Promise.reject(d.invalidState("Nothing is connected."));#l="";#c;#u;#h;#g=0;#p;#d=Dt("");#m="disconnected";#f=!1;#v=!1;constructor(e={}){super(),this.#e=e,this.#t=e.storage===void 0?Fe():e.storage,this.#o=this.#y()}get state(){return this.#d}get connectionState(){return this.#m}get me(){return this.#h?.person}get skills(){return this.#h?.skills??[]}get maxFileSize(){return this.#h?.maxFileSize??0}get now(){return Date.now()+this.#g}get list(){return[...this.#d.contacts.values()].sort((e,t)=>e.openedAt-t.openedAt).map(({contactId:e})=>this.get(e))}get(e){let t=this.#d.contacts.get(e);if(!t)return this.#i.get(e);let n=this.#i.get(e);return n||(n=new ae(t,this.#o),this.#i.set(e,n)),n}async connect(e,t,n){if(this.#u)throw d.invalidState("Contacts connect once; make new ones.");this.#T("connecting"),this.#l=e;try{let r=typeof t=="string"?t:await t();typeof t!="string"&&(this.#c=async()=>t()),this.#k(await this.#b(r).start(n)),await this.#C()}catch(r){throw await this.disconnect(),r}this.#T("connected")}async disconnect(){this.#n.close(),await Promise.all([...this.#r.values()].map(e=>e.room?.leave())),this.#T("disconnected"),await this.#u?.leave()}async open(e={}){let{contactId:t}=await this.#a("openContact",e);return this.#$(t)}async take(e){return await this.#a("takeContact",{contactId:e}),this.#$(e)}async answerOffer(e,t){try{await this.#a("answerOffer",{contactId:e,accept:t})}catch(n){let{code:r}=n;throw(r==="not_offered"||r==="contact_not_found")&&this.#w(e),n}if(t)return this.#$(e);this.#w(e)}async listen(e){return await this.#a("listenToContact",{contactId:e}),this.#$(e)}async transfer(e,t,n={}){await this.#a("transferContact",{contactId:e,target:t,...n})}async end(e){await this.#a("endContact",{contactId:e})}async setAvailable(e){await this.#a("setAvailable",{available:e}),this.#S({...this.#d,available:e})}async watchAgents(){this.#v=!0;let{agents:e}=await this.#a("getAgents",{watch:!0});this.#S({...this.#d,agents:new Map(e.map(t=>[t.identity,t]))})}async unwatchAgents(){this.#v&&(this.#v=!1,await this.#a("getAgents",{}))}async tagVisitor(e){await this.#a("tagVisitor",e),this.#p=e}async resetVisitor(e){this.#p=void 0,await this.#a("resetVisitor",{visitorId:e})}async findVisitors(e={}){return(await this.#a("findVisitors",e)).visitors}async inviteVisitor(e){let{contactId:t}=await this.#a("inviteVisitor",e);return this.#$(t)}uploadFile(e,t,n,r){return bn(this.#j(),e,t,n,r)}downloadFile(e){return Sn(this.#j(),e)}async fileUrl(e){return URL.createObjectURL(await this.downloadFile(e))}#w(e){this.#S(xn(this.#d,e))}#y(){let e=this;return{get me(){return e.me},state:t=>this.#d.contacts.get(t),call:t=>this.#D(t),request:this.#a,receive:(t,n)=>this.#I(t,n),upload:(t,n,r,s)=>this.uploadFile(t,n,r,s),dismiss:t=>{this.#i.delete(t),this.#S(et(this.#d,t))},changed:()=>this.#E()}}#b(e){let t=new Z({url:this.#l,path:"api/v1/live",token:e,renewToken:this.#c,store:new ee(this.#t,e),policy:this.#e.reconnectPolicy??J(),canLeave:!1,WebSocket});return this.#u=t,t.on("event",n=>this.#x(n)),t.on("lost",()=>this.#T("reconnecting")),t.on("resumed",n=>this.#P(n)),t.on("restarted",n=>this.#P(n)),t.on("ended",n=>{this.#T("disconnected"),this.emit("disconnected",n)}),t}#k(e){this.#h=e,this.#g=e.now-Date.now(),this.#d.me!==e.person.identity&&(this.#d=Dt(e.person.identity))}async#P(e){this.#k(e),this.#T("connected");for(let t of this.#i.values())t.handleConnected();this.#v&&this.watchAgents().catch(()=>{}),!e.resumed&&(this.#p&&this.#a("tagVisitor",this.#p).catch(()=>{}),await this.#C().catch(()=>{}))}async#C(){let e=await this.#a("getOverview",{}),{offers:t}=this.#d;this.#S(kn(this.#d,e)),this.#M();let n=e.offers.filter(({contact:r})=>!t.has(r.contactId));for(let r of n)this.emit("contactOffered",r);await Promise.all([...this.#d.contacts.keys()].map(r=>this.#R(r).catch(()=>{})))}#x(e){let t=this.#d,n=e.data.callId,r=n===void 0?void 0:this.#r.get(n);switch(this.#S(Ce(t,e,this.now)),e.type){case"message":this.get(e.data.message.contactId)?.handleMessage(e.data.message);break;case"tokenExpiring":this.#_();break;case"typing":this.#n.handle(e);break;case"unmuteAsked":r?.handleUnmuteAsked(e.data.source,e.data.by);break;case"screenStopped":r?.handleScreenStopped(e.data.by);break;case"callEnded":r?.handleEnded(e.data.end,e.data.seconds),this.#r.delete(e.data.callId);break}this.#M(),this.#L(e),this.emit.call(this,e.type,e.data)}async#_(){try{let e=await this.#u?.renew();e&&await this.#a("renewToken",{token:e})}catch{}}#L(e){let t=Ot(this.#d,e);if(t===void 0)return;let n=this.#d.contacts.get(t);if(n){jt(n)!==void 0&&this.#R(t).catch(()=>{});return}$n(e,this.me)&&this.#$(t).catch(()=>{})}async#$(e){let{contact:t}=await this.#a("getContact",{contactId:e});return this.#S(Cn(this.#d,t)),this.#R(e).catch(()=>{}),this.get(e)}async#R(e){if(!this.#s.has(e)){this.#s.add(e);try{let t=this.#d.contacts.get(e);if(!t||t.lastNumber===0)return;let n=jt(t);if(t.messages.length>0&&n===void 0)return;let{messages:r}=await this.#a("getMessages",{contactId:e,after:n,limit:En});if(this.#I(e,r),r.length<En||n===void 0)return}finally{this.#s.delete(e)}await this.#R(e)}}#I(e,t){this.#S(Ze(this.#d,e,t));let n=this.get(e);for(let r of t)n?.handleMessage(r);n?.handleLoaded()}#D(e){let t=this.#d.contacts.get(e)?.call;if(!t)return;let n=this.#r.get(t.callId);return n||(n=new se(t,{url:this.#l,token:()=>this.#u?.token??"",renewToken:this.#c,storage:this.#t,roomOptions:this.#e,me:()=>this.me,now:()=>this.now,request:this.#a}),this.#r.set(t.callId,n)),n}#S(e){if(e===this.#d)return;this.#d=e;let t=this.#A();for(let[n,r]of this.#r){let s=t.get(n);s&&r.handleInfo(s)}this.#E()}#A(){let e=[...this.#d.contacts.values()].flatMap(({call:t})=>t??[]);return new Map(e.map(t=>[t.callId,t]))}#M(){let e=this.#A();for(let[t,n]of this.#r)e.has(t)||(this.#r.delete(t),n.handleEnded(null,0))}#E(){this.#f||(this.#f=!0,queueMicrotask(()=>{this.#f=!1,this.emit("changed",this.#d)}))}#T(e){e!==this.#m&&(this.#m=e,this.emit("connectionStateChanged",e),this.#E())}#j(){return{url:this.#l,token:this.#u?.token??""}}};async function Mn({server:i,...e}){let t=await fetch(X(i,"api/v1/site-sessions"),{method:"POST",headers:{"content-type":"application/json"},body:JSON.stringify(e)}).catch(()=>{throw d.unreachable()});if(!t.ok)throw Xe(await t.text());return t.json()}var Qs=5e3;function xe(i,e){return e.map(t=>({...t,urls:t.urls.filter(n=>It(n)===i)})).filter(({urls:t})=>t.length>0)}async function Nt({url:i,token:e,signal:t},n){let r=new Q(Be(i),WebSocket);try{let s=await Vt(r.authenticate({token:e},t));return await n(r,s.iceServers)}finally{r.isOpen&&await r.request("leave",{},{timeoutMs:1e3}).catch(()=>{}),r.close()}}async function Rn(i,e=3){let t=Number.POSITIVE_INFINITY;for(let n=0;n<e;n++){let r=performance.now();await i.request("ping",{}),t=Math.min(t,performance.now()-r)}return Math.round(t)}async function In(i){let e=new RTCPeerConnection({iceServers:i,iceTransportPolicy:"relay"});try{let t=new Promise((n,r)=>{e.onicecandidate=({candidate:s})=>{s?.candidate?n():s||r(d.timeout("The relay"))}});e.createDataChannel(""),await e.setLocalDescription(await e.createOffer()),await Vt(t)}finally{e.close()}}function An(i,e){return Nt(e,async(t,n)=>{let r=i==="udp"||i==="tcp"?i:void 0,s=r?[]:xe(i,n);if(!r&&s.length===0)return;let a=new G(RTCPeerConnection,r?"all":"relay");try{let o=!0,c=new Promise(u=>a.on("pathChanged",u));return await a.connect(s,async u=>{let{answer:m}=await t.request("join",{offer:u,autoSubscribe:!1});if(!r)return m;let p=Qi(r,m);return o=p.includes("a=candidate:"),p}),o?await Vt(c):void 0}finally{a.close()}})}function Vt(i){return new Promise((e,t)=>{let n=setTimeout(()=>t(d.timeout("The check")),Qs);i.then(e,t).finally(()=>clearTimeout(n))})}var st={reasons:{ready:"Everything is ready for your call.",detour:"Your call will work, but your network only lets it take a detour. Sound and picture may stutter; another network, for example your phone’s, may be better.",slow:"Your call will work, but your connection is slow to answer. Let others finish speaking.",devices:"Your connection is ready, but we can’t use your camera or microphone. Allow them in the address bar, or plug them in.",untested:"The service answers. Whether sound and picture get through your network will only show in the call.",browser:"This browser can’t make video calls here. Open the link in a current Chrome, Edge, Firefox or Safari, over a secure (https) address.",link:"This link is not valid or has expired. Ask for a new one.",service:"The service can’t be reached. Check your internet connection, then try again.",media:"Sound and picture can’t get through your network. Try another one, for example your phone’s."},names:{browser:"Browser",camera:"Camera",microphone:"Microphone",signalling:"Connection to the service",udp:"Direct way",tcp:"Direct way over TCP",relayUdp:"Way through the relay",relayTcp:"Way through the relay over TCP",relayTls:"Encrypted way through the relay"},found({verdict:i,roundTripMs:e},t){let n=e===void 0?"":` (${e} ms)`;return{pass:`${t}: works${n}.`,warn:e===void 0?`${t}: does not work.`:`${t}: slow${n}.`,fail:`${t}: does not work.`,skip:`${t}: not tested.`}[i]}},Ln={reasons:{ready:"Für Ihren Anruf ist alles bereit.",detour:"Ihr Anruf wird funktionieren, doch Ihr Netz lässt ihn nur über einen Umweg zu. Ton und Bild können stocken; ein anderes Netz, etwa das Ihres Telefons, ist vielleicht besser.",slow:"Ihr Anruf wird funktionieren, doch Ihre Verbindung antwortet langsam. Lassen Sie andere ausreden.",devices:"Ihre Verbindung ist bereit, aber Kamera oder Mikrofon lassen sich nicht verwenden. Erlauben Sie sie in der Adressleiste, oder schließen Sie sie an.",untested:"Der Dienst antwortet. Ob Ton und Bild durch Ihr Netz kommen, zeigt sich erst im Anruf.",browser:"Dieser Browser kann hier keine Videoanrufe führen. Öffnen Sie den Link in einem aktuellen Chrome, Edge, Firefox oder Safari über eine sichere Adresse (https).",link:"Dieser Link ist ungültig oder abgelaufen. Bitten Sie um einen neuen.",service:"Der Dienst ist nicht erreichbar. Prüfen Sie Ihre Internetverbindung und versuchen Sie es noch einmal.",media:"Ton und Bild kommen nicht durch Ihr Netz. Versuchen Sie es mit einem anderen, etwa dem Ihres Telefons."},names:{browser:"Browser",camera:"Kamera",microphone:"Mikrofon",signalling:"Verbindung zum Dienst",udp:"Direkter Weg",tcp:"Direkter Weg über TCP",relayUdp:"Weg über das Relais",relayTcp:"Weg über das Relais mit TCP",relayTls:"Verschlüsselter Weg über das Relais"},found({verdict:i,roundTripMs:e},t){let n=e===void 0?"":` (${e} ms)`;return{pass:`${t}: funktioniert${n}.`,warn:e===void 0?`${t}: funktioniert nicht.`:`${t}: langsam${n}.`,fail:`${t}: funktioniert nicht.`,skip:`${t}: nicht geprüft.`}[i]}};var at=["udp","relayUdp","tcp","relayTcp","relayTls"];var Xs=["unauthorized","token_expired","forbidden"];function _n(i){let e=c=>i.find(u=>u.id===c),t=at.map(e).filter(c=>c!==void 0),n=t.find(({verdict:c})=>c==="pass"),r=e("signalling"),s=n?.path?.roundTripMs??r?.roundTripMs??null,a=i.map(c=>Zs(c,n)),o=(c,u)=>({verdict:c,reason:u,path:n?.path?{...n.path,roundTripMs:s}:null,findings:a});return e("browser")?.verdict==="fail"?o("blocked","browser"):r?.verdict==="fail"?o("blocked",Xs.includes(r.code??"")?"link":"service"):n?e("camera")?.verdict==="fail"||e("microphone")?.verdict==="fail"?o("limited","devices"):n.id!=="udp"&&n.id!=="relayUdp"?o("limited","detour"):(s??0)>400?o("limited","slow"):o("good","ready"):t.some(({verdict:c})=>c==="fail")?o("blocked","media"):o("limited","untested")}function Zs(i,e){let t=at.includes(i.id),n=i.id==="camera"||i.id==="microphone";return i.verdict==="fail"&&(t&&e||n)?{...i,verdict:"warn"}:i}async function Dn(i,e={}){let{url:t=location.origin,strings:n=st,signal:r}=e,s=await C(ta({url:t,token:i,signal:r},e),r),{verdict:a,reason:o,path:c,findings:u}=_n(s),m=u.map(p=>({id:p.id,verdict:p.verdict,text:n.found(p,n.names[p.id]),durationMs:p.durationMs}));return{verdict:a,path:c,checks:m,text:n.reasons[o]}}async function ta(i,{devices:e,join:t}){let n={id:"browser",verdict:R()?"pass":"fail",durationMs:0};if(n.verdict==="fail")return[n];let[r,s]=await Promise.all([e?ia():[],na(i,t)]);return[n,...r,...s]}async function ia(){let i=performance.now(),e=await new _(navigator.mediaDevices).open(),t=Math.round(performance.now()-i);return["camera","microphone"].map(n=>{e[n]?.stop();let r=e.errors.find(({source:s})=>s===n);return{id:n,verdict:r?"fail":"pass",durationMs:t,code:r?.code}})}async function na(i,e=!1){let t=performance.now(),n={id:"signalling",verdict:"fail",durationMs:0},r=a=>{n={...n,...a,durationMs:Math.round(performance.now()-t)}},s=[];try{await Nt(i,async(a,o)=>{let c=await Rn(a);r({verdict:c>400?"warn":"pass",roundTripMs:c}),s=e?await Promise.all(at.map(u=>jn(u,()=>An(u,i)))):await ra(o)})}catch(a){r({verdict:"fail",code:a instanceof d?a.code:void 0})}return[n,...s]}async function ra(i){let e=a=>a.length>0?[In(Ue(a,"relay"))]:[],t=xe("relayUdp",i),n=e(t.filter(({relayOnly:a})=>a)),r=e(t.filter(({relayOnly:a})=>!a)),s=(a,o,c)=>jn(a,async()=>{if(c.length!==0)return await Promise.any(c),{protocol:"udp",relay:o?{protocol:o,url:null}:null,roundTripMs:null}});return Promise.all([s("udp",void 0,n),s("relayUdp","udp",[...n,...r]),s("tcp",void 0,[]),s("relayTcp","tcp",e(xe("relayTcp",i))),s("relayTls","tls",e(xe("relayTls",i)))])}async function jn(i,e){let t=performance.now(),n=()=>Math.round(performance.now()-t);try{let r=await e();if(!r)return{id:i,verdict:"skip",durationMs:n()};let s=r.roundTripMs??void 0;return{id:i,verdict:"pass",durationMs:n(),path:r,roundTripMs:s}}catch(r){let s=r instanceof d?r.code:void 0;return{id:i,verdict:"fail",durationMs:n(),code:s}}}var On=["pathChanged","participantReconnecting","participantReconnected","trackPublished","trackUnpublished","trackMuted","trackUnmuted","trackSuspended","trackResumed","speakersChanged","localTrackPublished","localTrackUnpublished","localTrackMuted","localTrackUnmuted","mediaDevicesChanged","audioPlaybackChanged"];var ot=class{#e;constructor(e){this.#e=e}load(){try{return JSON.parse(sessionStorage.getItem(this.#e())??"null")??void 0}catch{return}}save(e){try{sessionStorage.setItem(this.#e(),JSON.stringify(e))}catch{}}forget(){try{sessionStorage.removeItem(this.#e())}catch{}}};var ct=class{#e;#t;#i=new Float32Array(512);constructor(e){try{this.#e=new AudioContext,this.#t=this.#e.createAnalyser(),this.#t.fftSize=this.#i.length,this.#e.createMediaStreamSource(new MediaStream([e])).connect(this.#t)}catch{}}get level(){if(!this.#t)return 0;this.#t.getFloatTimeDomainData(this.#i);let e=0;for(let t of this.#i)e+=t*t;return Math.min(1,Math.sqrt(Math.sqrt(e/this.#i.length)*3))}close(){this.#e?.close().catch(()=>{}),this.#e=void 0,this.#t=void 0}};var dt=class{#e;#t;errors=new Map;camera;microphone;cameraStream=null;isAsking=!1;#i;#r=!1;constructor(e,t){this.#e=e,this.#t=t}get level(){return this.#i?.level??0}async open(e,t){this.isAsking=!0,this.#t();let n=await this.#e.open(e,t);this.isAsking=!1;for(let r of n.errors)this.errors.set(r.source,r);this.#o(n.microphone),this.#s(n.camera),this.#t()}async setCamera(e){this.#s(e?await this.#n("camera"):void 0),this.#t()}async setMicrophone(e){this.#o(e?await this.#n("microphone"):void 0),this.#t()}async choose(e,t){this.#e.choose(e,t),e==="videoinput"&&this.camera&&await this.setCamera(!0),e==="audioinput"&&this.microphone&&await this.setMicrophone(!0)}take(){let{camera:e,microphone:t}=this;return this.camera=void 0,this.microphone=void 0,this.close(),{camera:e,microphone:t}}close(){this.#r=!0,this.#s(void 0),this.#o(void 0)}async#n(e){this.errors.delete(e);try{return await this.#e[e]()}catch(t){this.errors.set(e,t);return}}#s(e){this.#r&&e?.stop(),this.camera?.stop(),this.camera=this.#r?void 0:e,this.cameraStream=this.camera?new MediaStream([this.camera]):null}#o(e){this.#r&&e?.stop(),this.microphone?.stop(),this.#i?.close(),this.microphone=this.#r?void 0:e,this.#i=this.microphone?new ct(this.microphone):void 0}};var Vn=2,Nn=4;function oe(i){return i!==void 0&&i.score<=Vn}function zt({quality:i},{score:e,reasons:t}){let n=e===0?i.none:e<=Vn?i.weak:e<4?i.fair:i.good,r=t.map(s=>i.reasons[s]).join(", ");return r?`${n}: ${r}`:n}function lt(i,e,{onlyWeak:t=!1,words:n=!0}={}){if(!e||t&&!oe(e))return h;let r=zt(i,e),s=Math.min(Nn,e.score);return l`
    <span class="quality" part="quality" data-score=${e.score} ?data-weak=${oe(e)} title=${r}>
      <span class="bars" role="img" aria-label=${r}>
        ${Array.from({length:Nn},(a,o)=>l`<i ?data-lit=${o<s}></i>`)}
      </span>
      ${n&&oe(e)?l`<span class="why" aria-hidden="true">${r}</span>`:h}
    </span>
  `}var sa=.02,aa=150,oa=7e3,ht=class{strings=Oe;room;preview;offer;call;unmuteAsked;end;toast="";announcement="";leftName="";showsWeakOnly=!1;speaking=new Set;#e;#t;#i=new ot(()=>`visavis:call:${ye(this.#r.token)}`);#r={server:"",token:"",audio:!0,video:!0};#n="idle";#s=0;#o=!1;#a;#l={audio:!0,video:!0};#c;#u;constructor(e,t){this.#e=e,this.#t=t}get state(){return R()?this.#n==="over"?this.end?.reason==="refused"?"refused":"ended":this.#n!=="live"?this.#n:this.room?.state==="reconnecting"||this.room?.state==="signalReconnecting"?"reconnecting":this.others.length>0?"inCall":"waiting":"unsupported"}get isLive(){return this.#n==="live"}get others(){return this.room?[...this.room.participants.values()]:[]}get loudest(){return this.room?.speakers.loudest}get large(){for(let t of this.others){let n=t.track("screen");if(n?.isSubscribed&&!n.muted)return{participant:t,screen:n}}let e=this.others.find(({identity:t})=>t===this.call?.info.spotlight);return e&&this.others.length>1?{participant:e}:void 0}get switchRequest(){return this.call?.info.request??null}isForUs({by:e,side:t}){let{me:n,info:r}=this.call??{};return r?.members.every(({person:a})=>a.role!=="customer")?e!==n?.identity:t==="agents"==(n?.role==="customer")}wouldShowUs({kind:e,direction:t}){let n=this.call?.me.role;return!this.call?.may("camera")&&ve({kind:e,direction:t,role:n}).camera}get seconds(){return this.call?this.call.seconds:this.#s?Math.max(0,(Date.now()-this.#s)/1e3):0}get wasInCall(){return this.call?this.call.wasJoined:this.#i.load()!==void 0}configure(e){this.#r=e}setCall(e){this.call=e,this.offer=Ni(e,e.me.role)}async prepare(){if(!R())return;this.#C("prejoin"),this.room=new x,this.preview=new dt(this.room.devices,this.#e);let e=this.offer?ve(this.offer):{microphone:!0,camera:!0};await this.preview.open(this.#r.audio&&e.microphone,this.#r.video&&e.camera)}async join({withoutCamera:e=!1}={}){if(!R())return;if(this.offer)return this.#p(this.offer,e);let t=this.#n==="prejoin"&&this.room?this.room:new x,n=this.#v(e);this.#l={audio:!!n.audio,video:!!n.video},this.room=t,this.end=void 0,this.leftName="",this.#s=this.#i.load()?.since??Date.now(),this.#w(t),this.#C("connecting");try{let{server:r,token:s,iceTransportPolicy:a}=this.#r;await t.connect(r,s,{...n,iceTransportPolicy:a})}catch(r){t===this.room&&this.#n==="connecting"&&this.#k("connectionLost",r);return}this.#h()}#h(){this.#C("live"),this.#x(),this.#c=setInterval(()=>this.#P(),aa),this.announce(this.strings.connected)}async leave(){if(!this.call)return this.room?.leave();let e=this.call.leave();this.#k("left"),await e.catch(()=>{})}decline(){this.preview?.close(),this.preview=void 0,this.#C("idle"),this.offer?.decline?.()}async attempt(e){try{await e()}catch(t){t instanceof b?this.#y(t):this.showToast(T(this.strings,t.code))}}dismissAsk(){this.unmuteAsked=void 0,this.#e()}dispose(){this.preview?.close(),(this.#n==="live"||this.#n==="connecting")&&!this.call&&this.leave(),clearInterval(this.#c)}async toggleMicrophone(){if(this.preview)return this.preview.setMicrophone(!this.preview.microphone);let e=!this.room?.localParticipant.isMicrophoneEnabled;this.unmuteAsked?.source==="microphone"&&(this.unmuteAsked=void 0),await this.#b("microphone",()=>this.#g?.setMicrophoneEnabled(e)),this.#l.audio=this.room?.localParticipant.isMicrophoneEnabled??!1,this.announce(this.#l.audio?this.strings.unmutedNow:this.strings.mutedNow),this.#x()}async toggleCamera(){if(this.preview)return this.preview.setCamera(!this.preview.camera);let e=!this.room?.localParticipant.isCameraEnabled;this.unmuteAsked?.source==="camera"&&(this.unmuteAsked=void 0),await this.#b("camera",()=>this.#g?.setCameraEnabled(e)),this.#l.video=this.room?.localParticipant.isCameraEnabled??!1,this.announce(this.#l.video?this.strings.cameraOnNow:this.strings.cameraOffNow),this.#x()}async toggleScreen(){let e=!this.room?.localParticipant.isScreenShareEnabled,{call:t}=this;if(t)return this.attempt(()=>e?t.shareScreen():t.stopScreen());await this.#b("screen",()=>this.room?.localParticipant.setScreenShareEnabled(e))}async chooseDevice(e,t){if(this.preview)await this.preview.choose(e,t);else{let n=e==="videoinput"?"camera":"microphone";await this.#b(n,()=>this.room?.switchDevice(e,t))}this.#e()}announce(e){this.announcement=e,this.#e()}showToast(e){this.toast=e,clearTimeout(this.#u),this.#u=setTimeout(()=>this.hideToast(),oa),this.#e()}hideToast(){this.toast="",this.#e()}get#g(){return this.call??this.room?.localParticipant}async#p(e,t){let n=this.#n==="prejoin"?this.room:void 0,r;try{e.kind==="screen"&&!this.call?.wasJoined&&(r=await n?.devices.screen())}catch(o){o instanceof b&&this.#y(o);return}let s=this.preview!==void 0,a=this.#v(t);this.end=void 0,this.leftName="",this.#C("connecting");try{let o=await e.begin();this.#d(o);let{iceTransportPolicy:c}=this.#r,u=s?{microphone:a.audio,camera:a.video,room:n}:{};this.room=await o.join({...u,screen:r,iceTransportPolicy:c}),this.#w(this.room)}catch(o){r?.stop();for(let c of[a.audio,a.video])typeof c=="object"&&c.stop();this.#n==="connecting"&&this.#k("connectionLost",o);return}this.#h()}#d(e){if(e===this.#a)return;this.#a=e,this.call=e;let{kind:t,direction:n,request:r}=e.info;e.on("changed",s=>{let a=s.kind==="video"&&s.direction!==n;s.kind!==t&&this.isLive?this.announce(this.strings.switched(s.kind)):a&&this.isLive?this.announce(this.#m(s.direction)):r&&!s.request&&this.isLive&&this.showToast(this.strings.notSwitched),{kind:t,direction:n,request:r}=s,this.#e()}),e.on("unmuteAsked",(s,a)=>{this.unmuteAsked={source:s,by:a},this.#e()}),e.on("mediaFailed",({code:s})=>this.showToast(T(this.strings,s))),e.on("mediaLost",(s,a)=>this.#k(s,a)),e.on("ended",s=>this.#f(s))}#m(e){let t=this.call?.me.role==="customer"?e:Ui(e);return this.strings.camerasSeen[qi(t)]}#f(e){if(this.#n==="over")return;let t=e?.reason==="participantLost"&&e.by!==this.call?.me.identity,{ends:n}=this.strings;this.#k("roomClosed",new d("ended",t?n.participantLost:n.hungUp))}#v(e){let t=this.#i.load(),{preview:n}=this;if(this.preview=void 0,!n)return{audio:t?.audio??this.#r.audio,video:t?.video??this.#r.video};let{camera:r,microphone:s}=n.take();return e&&r?.stop(),{audio:s??!1,video:!e&&r||!1}}#w(e){let{strings:t}=this;e.on("connectionStateChanged",()=>{e===this.room&&this.#x(),this.#e()}),e.on("reconnecting",()=>this.announce(t.reconnecting)),e.on("signalReconnecting",()=>this.announce(t.signalReconnecting)),e.on("reconnected",()=>this.announce(t.resumed)),e.on("participantConnected",({name:n})=>{this.leftName="",this.announce(t.joined(n)),this.#t("visavis-participant-joined",{name:n})}),e.on("participantDisconnected",({name:n})=>{this.leftName=n,this.announce(t.left(n)),this.#t("visavis-participant-left",{name:n})}),e.on("trackSubscribed",(n,{name:r})=>{n.source==="screen"&&this.announce(t.sharesScreen(r)),this.#e()}),e.on("trackUnsubscribed",(n,{name:r})=>{n.source==="screen"&&this.announce(t.stoppedSharing(r)),this.#e()}),e.on("qualityChanged",(n,r)=>{!r&&oe(n)&&!this.#o&&this.announce(t.ownConnection(zt(t,n))),r||(this.#o=oe(n)),this.#e()});for(let n of On)e.on(n,()=>this.#e());e.on("mediaDeviceError",n=>this.#y(n)),e.on("disconnected",(n,r)=>{e===this.room&&!this.call&&this.#k(n,r)})}#y(e){e.code!=="share_cancelled"&&this.showToast(T(this.strings,e.code,e.source))}async#b(e,t){try{await t()}catch(n){if(n instanceof b)return;this.showToast(T(this.strings,n.code,e))}}#k(e,t){if(this.#n==="over")return;this.unmuteAsked=void 0;let n=["unauthorized","token_expired","forbidden"].includes(t?.code??""),r=n?"refused":e,{seconds:s}=this;this.end={reason:r,sentence:zi(this.strings,r,t?.code,t?.message),seconds:this.#n==="live"?s:0,retryable:!n&&!(this.call?.isOver||this.call&&e==="left")},clearInterval(this.#c),this.#i.forget(),this.speaking.clear(),this.#C("over"),this.announce(this.end.sentence),this.#t("visavis-ended",{reason:r,seconds:Math.round(s)})}#P(){let e=new Set;for(let n of this.others)(n.track("microphone")?.audioLevel??0)>sa&&e.add(n.id);let t=e.size===this.speaking.size&&[...e].every(n=>this.speaking.has(n));this.speaking=e,t||this.#e()}#C(e){e!==this.#n&&(this.#n=e,e==="live"&&this.#t("visavis-joined"),this.#e())}#x(){this.#n==="live"&&this.room&&this.#i.save({since:this.#s,...this.#l})}};function qn(i,e){let{strings:t,preview:n}=i,r=n?.errors.get("camera")??n?.errors.get("microphone"),{offer:s}=i,a=s&&ve(s);if(a?.screen)return ca(i);let o=a?.camera??!0;return l`
    <div class="center">
      <div class="prejoin" part="prejoin">
        ${o?l`<div class="preview" part="preview">
          ${n?.cameraStream?l`<video
                  part="preview-video"
                  aria-label=${t.preview}
                  autoplay
                  playsinline
                  .muted=${!0}
                  .srcObject=${n.cameraStream}
                ></video>`:l`<p>${n?.isAsking?t.previewAsking:t.previewOff}</p>`}
          <div class="switches">
            ${zn("microphone",n?.microphone!==void 0,n?.microphone?t.muteMicrophone:t.unmuteMicrophone,()=>i.toggleMicrophone())}
            ${zn("camera",n?.camera!==void 0,n?.camera?t.stopCamera:t.startCamera,()=>i.toggleCamera())}
          </div>
        </div>`:h}
        <div class="side">
          <h1>${o?t.joinTitle:t.voiceTitle}</h1>
          <p>${o?t.joinHint:t.voiceHint}</p>
          ${s?Un(t,[["mic",t.usesMicrophone],o?["video",t.usesCamera]:["videoOff",t.usesNoCamera]]):h}
          ${r?da(T(t,r.code,r.source)):h}
          ${e.render({meter:!0,camera:o})}
          <div class="actions">
            <button class="primary" part="join" ?disabled=${n?.isAsking} @click=${()=>i.join()}>
              ${t.join}
            </button>
            ${Wn(i)}
            ${n?.camera?l`<button
                    class="plain"
                    part="join-without-camera"
                    @click=${()=>i.join({withoutCamera:!0})}
                  >
                    ${t.joinWithoutCamera}
                  </button>`:h}
          </div>
        </div>
      </div>
    </div>
  `}function ca(i){let{strings:e}=i;return l`
    <div class="center">
      <div class="card" part="prejoin">
        <div class="badge">${y("monitorUp")}</div>
        <h1>${e.screenTitle}</h1>
        <p>${e.screenHint}</p>
        ${Un(e,[["monitorUp",e.usesScreen]])}
        <div class="actions">
          <button class="primary" part="join" @click=${()=>i.join()}>${e.chooseScreen}</button>
          ${Wn(i)}
        </div>
      </div>
    </div>
  `}function Un(i,e){return l`
    <ul class="uses" part="uses" aria-label=${i.uses}>
      ${e.map(([t,n])=>l`<li>${y(t)}<span>${n}</span></li>`)}
    </ul>
  `}function Wn(i){return i.offer?.decline?l`<button class="plain" part="not-now" @click=${()=>i.decline()}>${i.strings.notNow}</button>`:h}function zn(i,e,t,n){return l`<button
    part="preview-${i}"
    aria-pressed=${e}
    aria-label=${t}
    data-tip=${t}
    @click=${n}
  >
    ${y({microphone:["mic","micOff"],camera:["video","videoOff"]}[i][e?0:1])}
  </button>`}function da(i){return l`<div class="problem" part="problem" role="alert">${y("triangleAlert")}<span>${i}</span></div>`}function Hn(i){return l`
    <div class="skeleton" part="skeleton">
      <div class="bone"></div>
      <p>${i.strings.connecting}</p>
    </div>
  `}function Bn(i,e){let{strings:t,end:n}=i,r=i.state==="refused",s=n?.seconds===0&&n.reason!=="left",a=r?t.refusedTitle:s?t.failedTitle:t.endedTitle;return qt({symbol:r||s?"triangleAlert":"phoneOff",title:a,sentences:[n?.sentence??"",n&&n.seconds>=1?t.duration(K(n.seconds)):""],action:n?.retryable?{label:s?t.tryAgain:t.joinAgain,run:e}:void 0})}function Fn(i){let{strings:e}=i;return qt({symbol:"videoOff",title:e.unsupportedTitle,sentences:[e.unsupported]})}function Kn(i){let{strings:e}=i;return qt({symbol:"triangleAlert",title:e.refusedTitle,sentences:[e.noToken]})}function qt({symbol:i,title:e,sentences:t,action:n}){return l`
    <div class="center">
      <div class="card" part="notice">
        <div class="badge">${y(i)}</div>
        <h1>${e}</h1>
        ${t.filter(Boolean).map(r=>l`<p>${r}</p>`)}
        ${n?l`<div class="actions">
                <button class="primary" part="join-again" @click=${n.run}>${n.label}</button>
              </div>`:h}
      </div>
    </div>
  `}var ut=class{corner="bottom-right";#e;#t;constructor(e){this.#e=e}down=e=>{let t=e.currentTarget;this.#t={x:e.clientX,y:e.clientY},t.setPointerCapture(e.pointerId),t.toggleAttribute("data-dragging",!0)};move=e=>{if(!this.#t)return;let t=e.currentTarget;t.style.translate=`${e.clientX-this.#t.x}px ${e.clientY-this.#t.y}px`};up=e=>{if(!this.#t)return;this.#t=void 0;let t=e.currentTarget,n=t.getBoundingClientRect(),r=(t.offsetParent??t).getBoundingClientRect();t.toggleAttribute("data-dragging",!1),t.style.translate="";let s=n.top+n.height/2>r.top+r.height/2,a=n.left+n.width/2>r.left+r.width/2;this.#i(`${s?"bottom":"top"}-${a?"right":"left"}`)};key=e=>{let[t,n]=this.corner.split("-"),r={ArrowUp:`top-${n}`,ArrowDown:`bottom-${n}`,ArrowLeft:`${t}-left`,ArrowRight:`${t}-right`}[e.key];r&&(e.preventDefault(),this.#i(r))};#i(e){this.corner=e,this.#e()}};var{I:la}=di,Yn=i=>i;var Jn=i=>i.strings===void 0,Gn=()=>document.createComment(""),ce=(i,e,t)=>{let n=i._$AA.parentNode,r=e===void 0?i._$AB:e._$AA;if(t===void 0){let s=n.insertBefore(Gn(),r),a=n.insertBefore(Gn(),r);t=new la(s,a,i,i.options)}else{let s=t._$AB.nextSibling,a=t._$AM,o=a!==i;if(o){let c;t._$AQ?.(i),t._$AM=i,t._$AP!==void 0&&(c=i._$AU)!==a._$AU&&t._$AP(c)}if(s!==r||o){let c=t._$AA;for(;c!==s;){let u=Yn(c).nextSibling;Yn(n).insertBefore(c,r),c=u}}}return t},D=(i,e,t=i)=>(i._$AI(e,t),i),ha={},Qn=(i,e=ha)=>i._$AH=e,Xn=i=>i._$AH,pt=i=>{i._$AR(),i._$AA.remove()};var Zn=(i,e,t)=>{let n=new Map;for(let r=e;r<=t;r++)n.set(i[r],r);return n},Ut=q(class extends L{constructor(i){if(super(i),i.type!==F.CHILD)throw Error("repeat() can only be used in text expressions")}dt(i,e,t){let n;t===void 0?t=e:e!==void 0&&(n=e);let r=[],s=[],a=0;for(let o of i)r[a]=n?n(o,a):a,s[a]=t(o,a),a++;return{values:s,keys:r}}render(i,e,t){return this.dt(i,e,t).values}update(i,[e,t,n]){let r=Xn(i),{values:s,keys:a}=this.dt(e,t,n);if(!Array.isArray(r))return this.ut=a,s;let o=this.ut??=[],c=[],u,m,p=0,g=r.length-1,f=0,v=s.length-1;for(;p<=g&&f<=v;)if(r[p]===null)p++;else if(r[g]===null)g--;else if(o[p]===a[f])c[f]=D(r[p],s[f]),p++,f++;else if(o[g]===a[v])c[v]=D(r[g],s[v]),g--,v--;else if(o[p]===a[v])c[v]=D(r[p],s[v]),ce(i,c[v+1],r[p]),p++,v--;else if(o[g]===a[f])c[f]=D(r[g],s[f]),ce(i,r[p],r[g]),g--,f++;else if(u===void 0&&(u=Zn(a,f,v),m=Zn(o,p,g)),u.has(o[p]))if(u.has(o[g])){let k=m.get(a[f]),P=k!==void 0?r[k]:null;if(P===null){let Bt=ce(i,r[p]);D(Bt,s[f]),c[f]=Bt}else c[f]=D(P,s[f]),ce(i,r[p],P),r[k]=null;f++}else pt(r[g]),g--;else pt(r[p]),p++;for(;f<=v;){let k=ce(i,c[v+1]);D(k,s[f]),c[f++]=k}for(;p<=g;){let k=r[p++];k!==null&&pt(k)}return this.ut=a,Qn(i,c),S}});var Te=(i,e)=>{let t=i._$AN;if(t===void 0)return!1;for(let n of t)n._$AO?.(e,!1),Te(n,e);return!0},mt=i=>{let e,t;do{if((e=i._$AM)===void 0)break;t=e._$AN,t.delete(i),i=e}while(t?.size===0)},er=i=>{for(let e;e=i._$AM;i=e){let t=e._$AN;if(t===void 0)e._$AN=t=new Set;else if(t.has(i))break;t.add(i),ma(e)}};function ua(i){this._$AN!==void 0?(mt(this),this._$AM=i,er(this)):this._$AM=i}function pa(i,e=!1,t=0){let n=this._$AH,r=this._$AN;if(r!==void 0&&r.size!==0)if(e)if(Array.isArray(n))for(let s=t;s<n.length;s++)Te(n[s],!1),mt(n[s]);else n!=null&&(Te(n,!1),mt(n));else Te(this,i)}var ma=i=>{i.type==F.CHILD&&(i._$AP??=pa,i._$AQ??=ua)},ft=class extends L{constructor(){super(...arguments),this._$AN=void 0}_$AT(e,t,n){super._$AT(e,t,n),er(this),this.isConnected=e._$AU}_$AO(e,t=!0){e!==this.isConnected&&(this.isConnected=e,e?this.reconnected?.():this.disconnected?.()),t&&(Te(this,e),mt(this))}setValue(e){if(Jn(this._$Ct))this._$Ct._$AI(e,this);else{let t=[...this._$Ct._$AH];t[this._$Ci]=e,this._$Ct._$AI(t,this,0)}}disconnected(){}reconnected(){}};var Wt=class extends ft{#e;#t;render(e){return S}update(e,[t]){if(this.#e=e.element,t!==this.#t){let n=this.#t;this.#t=t,t?.attach(this.#e),n?.detach(this.#e)}return S}disconnected(){this.#e&&this.#t?.detach(this.#e)}reconnected(){this.#e&&this.#t?.attach(this.#e)}},Pe=q(Wt);var fa=5,ga=5;function Ht(i){return i.others.length===0?"empty":i.large?"stage":i.others.length===1?"single":"grid"}function ir(i){let e=Ht(i);if(e==="empty")return ba(i);let{large:t}=i,n=Ut(i.others.filter(s=>t?.screen!==void 0||s!==t?.participant),s=>s.id,s=>tr(i,s)),r=Math.min(ga,Math.ceil(Math.sqrt(i.others.length)));return l`
    <div class="stage" part="stage" data-layout=${e} data-columns=${r}>
      ${t?l`${t.screen?va(i,t.participant,t.screen):tr(i,t.participant)}<div class="strip" part="strip">${n}</div>`:n}
    </div>
  `}function nr(i){let e=i.others.flatMap(t=>[...t.tracks.values()].filter(n=>n.kind==="audio"));return l`${Ut(e,t=>t.id,t=>l`<audio ${Pe(t)}></audio>`)}`}function rr(i,e){let{strings:t}=i,n=i.room?.localParticipant,r=n?.isCameraEnabled?n.track("camera"):void 0;return l`
    <div
      class="self"
      part="self-view"
      role="group"
      tabindex="0"
      aria-label=${t.selfView}
      data-corner=${e.corner}
      data-camera=${r?"on":"off"}
      @pointerdown=${e.down}
      @pointermove=${e.move}
      @pointerup=${e.up}
      @pointercancel=${e.up}
      @keydown=${e.key}
    >
      ${r?l`<video part="self-video" ${Pe(r)}></video>`:l`<span>${t.you}</span>`}
      ${n?.isMicrophoneEnabled?h:l`<span class="mark">${y("micOff")}</span>`}
      ${lt(t,i.room?.quality,{onlyWeak:!0,words:!1})}
    </div>
  `}function tr(i,e){let t=e.track("camera"),n=t?.isSubscribed&&!t.muted?t:void 0,r=e.track("microphone")?.muted??!0,s=e.state==="reconnecting",a=n?.isSuspended??!1,o=sr(i,e);return l`
    <div
      class="tile"
      part="tile"
      data-participant=${e.identity}
      data-source="camera"
      data-video=${n?"on":"off"}
      data-microphone=${r?"off":"on"}
      ?data-speaking=${i.speaking.has(e.id)}
      ?data-loudest=${o}
      ?data-paused=${a}
      ?data-away=${s}
    >
      ${n?l`<video part="video" ${Pe(n)}></video>
              ${s?l`<p class="away">${i.strings.othersReconnecting(e.name)}</p>`:ar(i,a)}`:ya(i,e,r)}
      ${wa(i,e,r,o)}
    </div>
  `}function va(i,e,t){return l`
    <div class="tile" part="tile screen" data-participant=${e.identity} data-source="screen" ?data-paused=${t.isSuspended}>
      <video part="video" ${Pe(t)}></video>
      ${ar(i,t.isSuspended)}
      <div class="label"><span>${i.strings.screenOf(e.name)}</span></div>
    </div>
  `}function ya(i,e,t){let n=[...e.identity].reduce((r,s)=>r+s.charCodeAt(0),0)%fa;return l`
    <div class="person" part="person">
      <div class="avatar" data-hue=${n} aria-hidden="true">${Wi(e.name)}</div>
      <p class="name">
        ${t?y("micOff"):h}${e.name}
        ${sr(i,e)&&!t?l`<span class="spoken">${i.strings.speaks(e.name)}</span>`:h}
      </p>
      ${lt(i.strings,e.quality,{onlyWeak:i.showsWeakOnly})}
      <p class="note">
        ${e.state==="reconnecting"?i.strings.othersReconnecting(e.name):K(i.seconds)}
      </p>
    </div>
  `}function sr(i,e){return i.loudest===e}function ar(i,e){return e?l`<p class="away" part="paused" role="status">${i.strings.pausedForYou}</p>`:h}function wa(i,{name:e,quality:t},n,r){return l`
    <div class="label" part="name">
      ${n?y("micOff"):r?l`<i class="voice">${y("volume")}</i>`:h}
      <span>${e}</span>
      ${n?l`<span class="spoken">${i.strings.microphoneOff(e)}</span>`:h}
      ${r&&!n?l`<span class="spoken">${i.strings.speaks(e)}</span>`:h}
      ${lt(i.strings,t,{onlyWeak:i.showsWeakOnly})}
    </div>
  `}function ba(i){let{strings:e,leftName:t}=i,n=i.room?.localParticipant.role??"customer";return l`
    <div class="waiting" part="waiting">
      <div class="card">
        <div class="pulse">${y(t?"phoneOff":"video")}</div>
        <h1>${t?e.leftWaiting(t):e.waitingFor(n)}</h1>
        <p>${t?e.leftHint:e.waitingHint}</p>
      </div>
    </div>
  `}var or=I`
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

  .strip .person .note,
  .stage:not([data-layout='single']) .person .name,
  .stage:not([data-layout='single']) .tile:not([data-away]) .person .note,
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
`;var cr=I`
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
`,dr=I`
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
`;var gt=class extends A{static styles=[cr,dr,or,Ki];static properties={server:{},token:{},autojoin:{type:Boolean},audio:{},video:{},shortcuts:{},quality:{},locale:{},iceTransportPolicy:{attribute:"ice-transport-policy"}};#e=new ht(()=>this.#v(),(e,t)=>this.dispatchEvent(new CustomEvent(e,{detail:t,bubbles:!0,composed:!0})));#t=new Ne(this.#e,()=>this.requestUpdate());#i=new ut(()=>this.requestUpdate());#r=new Ve(()=>this.requestUpdate());#n=!1;#s="";#o;#a=0;#l="en";#c={};constructor(){super(),this.server=location.origin,this.token="",this.autojoin=!1,this.audio="on",this.video="on",this.shortcuts="on",this.quality="always",this.locale="",this.iceTransportPolicy="all"}set strings(e){this.#c=e,this.#e.strings={...this.#e.strings,...e},this.requestUpdate()}set call(e){!e||e===this.#e.call||(this.#e.setCall(e),this.#d())}get call(){return this.#e.call}set offer(e){!e||e===this.#e.offer||(this.#e.offer=e,this.#d())}get offer(){return this.#e.offer}get room(){return this.#e.room}join(){return this.#m(),this.#e.join()}leave(){return this.#e.leave()}connectedCallback(){super.connectedCallback(),document.addEventListener("keydown",this.#y),document.addEventListener("fullscreenchange",this.#w),this.addEventListener("pointermove",this.#r.pointer),this.addEventListener("pointerdown",this.#r.pointer),this.#o=setInterval(()=>this.#e.isLive&&this.requestUpdate(),1e3)}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener("keydown",this.#y),document.removeEventListener("fullscreenchange",this.#w),clearInterval(this.#o),cancelAnimationFrame(this.#a),this.#r.stop(),queueMicrotask(()=>{this.isConnected||this.#e.dispose()})}willUpdate(){this.token&&this.token!==this.#s&&this.#p();let e=bi(this.locale);e!==this.#l&&this.#g(e),this.dataset.state=this.#e.state,this.dataset.layout=Ht(this.#e)}updated(e){this.#e.state==="prejoin"&&this.#x()}render(){let e=this.#e,t=this.#r.isIdle&&e.state==="inCall"&&!this.#n&&!this.#C();return l`
      <div
        class="surface"
        part="surface"
        role="region"
        tabindex="-1"
        aria-label=${e.strings.region}
        data-state=${e.state}
        ?data-idle=${t}
      >
        ${this.#u()}
        ${e.isLive?h:Rt(e)}
        <div class="spoken" role="status" aria-live="polite">${e.announcement}</div>
      </div>
    `}#u(){let e=this.#e;switch(e.state){case"unsupported":return Fn(e);case"idle":return this.token||e.offer?h:Kn(e);case"prejoin":return qn(e,this.#t);case"connecting":return Hn(e);case"ended":case"refused":return Bn(e,()=>this.#f());case"waiting":case"inCall":case"reconnecting":return this.#h()}}#h(){let e=this.#e,t={toggleSettings:()=>this.#b(),toggleFullscreen:()=>this.#P()},n={settings:this.#n,fullscreen:document.fullscreenElement===this};return l`
      ${ir(e)} ${nr(e)} ${Bi(e)} ${rr(e,this.#i)}
      ${this.#n?Fi(e,this.#t,()=>this.#k()):h}
      ${Vi(e)} ${Rt(e)} ${Hi(e,t,n)}
    `}async#g(e){this.#l=e;let t=await Si(e);e===this.#l&&(this.#e.strings={...t?.call??Oe,...this.#c},this.requestUpdate())}#p(){this.#s=this.token,this.#d()}#d(){this.#m(),this.autojoin||this.#e.wasInCall?this.#e.join():this.#e.prepare().then(()=>this.#t.refresh())}#m(){this.#e.showsWeakOnly=this.quality==="weak",this.#e.configure({server:this.server,token:this.token,audio:lr(this.audio),video:lr(this.video),iceTransportPolicy:this.iceTransportPolicy})}#f(){this.#e.prepare().then(()=>this.#t.refresh())}#v(){this.dataset.state!=="inCall"&&this.#e.state==="inCall"&&this.#r.pointer(),this.requestUpdate()}#w=()=>this.requestUpdate();#y=e=>{if(this.#r.keyboard(),e.key==="Escape"&&this.#n)return this.#k();if(!this.#e.isLive||this.shortcuts==="off"||e.ctrlKey||e.metaKey||e.altKey||e.repeat||Sa(e))return;let t=this.#e,n={m:()=>W(t,"microphone")&&t.toggleMicrophone(),v:()=>W(t,"camera")&&t.toggleCamera(),s:()=>W(t,"screen")&&t.toggleScreen()}[e.key.toLowerCase()];n&&(e.preventDefault(),n())};async#b(){if(this.#n)return this.#k();this.#n=!0,this.requestUpdate(),await this.#t.refresh(),await this.updateComplete,this.renderRoot.querySelector(".panel select")?.focus()}#k(){this.#n=!1,this.requestUpdate(),this.renderRoot.querySelector('[part="settings"]')?.focus()}#P(){(document.fullscreenElement?document.exitFullscreen():this.requestFullscreen()).catch(()=>{})}#C(){return this.renderRoot.querySelector(".bar :focus-visible")!==null}#x(){cancelAnimationFrame(this.#a);let e=()=>{let t=this.renderRoot.querySelector(".meter i");!t||this.#e.state!=="prejoin"||(t.style.setProperty("--level",(this.#e.preview?.level??0).toFixed(2)),this.#a=requestAnimationFrame(e))};this.#a=requestAnimationFrame(e)}};function lr(i){return!["off","false","0"].includes(i)}function Sa(i){let e=i.composedPath()[0];return e instanceof HTMLElement?e.isContentEditable||["INPUT","TEXTAREA","SELECT"].includes(e.tagName):!1}customElements.get("visavis-call")||customElements.define("visavis-call",gt);return fr(ka);})();
