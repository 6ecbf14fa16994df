"use strict";(()=>{var Dn=Object.defineProperty;var he=(i,e,t)=>()=>{if(t)throw t[0];try{return i&&(e=i(i=0)),e}catch(n){throw t=[n],n}};var ue=(i,e)=>{for(var t in e)Dn(i,t,{get:e[t],enumerable:!0})};var ti={};ue(ti,{call:()=>Gn,widget:()=>Jn});var Gn,Jn,ii=he(()=>{"use strict";Gn={region:"Videoanruf",controls:"Anrufsteuerung",joinTitle:"Bereit für den Anruf?",joinHint:"Prüfen Sie Bild und Ton. Niemand sieht Sie, bevor Sie beitreten.",join:"Anruf beitreten",joinWithoutCamera:"Ohne Kamera beitreten",preview:"Vorschau Ihrer Kamera",previewOff:"Ihre Kamera ist aus",previewAsking:"Ihr Browser fragt nach Kamera und Mikrofon. Wählen Sie „Zulassen“.",microphoneLevel:"Mikrofonpegel",camera:"Kamera",microphone:"Mikrofon",speaker:"Lautsprecher",unnamedDevice:(i,e)=>`${i} ${e}`,noDevice:"Keines gefunden",settings:"Geräte",close:"Schließen",muteMicrophone:"Mikrofon stummschalten",unmuteMicrophone:"Stummschaltung aufheben",stopCamera:"Kamera ausschalten",startCamera:"Kamera einschalten",shareScreen:"Bildschirm teilen",stopSharing:"Teilen beenden",fullscreen:"Vollbild",leaveFullscreen:"Vollbild verlassen",leave:"Auflegen",you:"Sie",selfView:"Ihre Kamera. Mit den Pfeiltasten verschieben.",sharing:"Sie teilen Ihren Bildschirm",screenOf:i=>`Bildschirm von ${i}`,waitingFor:i=>i==="customer"?"Wir verbinden Sie …":"Warten auf die Kundin oder den Kunden …",waitingHint:"Der Anruf beginnt von selbst, sobald alle da sind.",leftWaiting:i=>`${i} hat den Anruf verlassen.`,leftHint:"Sie können warten oder auflegen.",connecting:"Verbindung wird aufgebaut …",connected:"Verbunden",reconnecting:"Verbindung unterbrochen. Neuer Versuch …",signalReconnecting:"Verbindung wird wiederhergestellt …",path:({protocol:i,relay:e})=>e?`Über ein Relay verbunden (${e.protocol.toUpperCase()})`:`Direkt verbunden (${i.toUpperCase()})`,resumed:"Sie sind wieder verbunden.",othersReconnecting:i=>`Die Verbindung zu ${i} ist unterbrochen. Bitte warten …`,microphoneOff:i=>`Das Mikrofon von ${i} ist aus`,cameraOffByRequest:i=>`Sie sehen ${i}. Ihre Kamera bleibt auf Wunsch aus.`,theyMayNotSend:i=>`${i} sieht Sie. Die andere Kamera bleibt auf Wunsch aus.`,joined:i=>`${i} ist beigetreten.`,left:i=>`${i} hat den Anruf verlassen.`,sharesScreen:i=>`${i} teilt den Bildschirm.`,stoppedSharing:i=>`${i} teilt den Bildschirm nicht mehr.`,mutedNow:"Ihr Mikrofon ist aus.",unmutedNow:"Ihr Mikrofon ist an.",cameraOnNow:"Ihre Kamera ist an.",cameraOffNow:"Ihre Kamera ist aus.",listen:"Ihr Browser hält den Ton zurück.",listenButton:"Ton einschalten",endedTitle:"Der Anruf ist beendet",refusedTitle:"Sie können diesem Anruf nicht beitreten",failedTitle:"Die Verbindung kam nicht zustande",duration:i=>`Dauer: ${i}.`,joinAgain:"Wieder beitreten",tryAgain:"Erneut versuchen",noToken:"Dieser Link ist unvollständig. Bitten Sie um einen neuen.",unsupportedTitle:"Dieser Browser kann keine Videoanrufe führen",unsupported:"Öffnen Sie den Link in einem aktuellen Chrome, Edge, Firefox oder Safari über eine sichere Adresse (https).",uses:"Dieser Anruf verwendet",usesMicrophone:"Ihr Mikrofon",usesCamera:"Ihre Kamera",usesNoCamera:"Ihre Kamera bleibt aus",usesScreen:"Was Sie von Ihrem Bildschirm zeigen",voiceTitle:"Bereit für das Gespräch?",voiceHint:"Prüfen Sie Ihr Mikrofon. Niemand hört Sie, bevor Sie beitreten.",screenTitle:"Bildschirm zeigen?",screenHint:"Ihr Browser fragt, welches Fenster oder welchen Tab Sie zeigen. Sie können jederzeit aufhören.",chooseScreen:"Auswählen, was gezeigt wird",notNow:"Jetzt nicht",held:"Sie werden gehalten. Das Gespräch geht gleich weiter.",heldByUs:"Der Kunde wird gehalten.",switchToVideo:"Zu Video wechseln",switchToVoice:"Nur noch sprechen",wantsVideo:i=>`${i} möchte zu Video wechseln.`,wantsToSeeYou:i=>`${i} möchte Sie sehen.`,wantsChange:i=>`${i} möchte die Videoübertragung ändern.`,agree:"Zustimmen",agreeWithoutCamera:"Ohne meine Kamera",decline:"Ablehnen",waitingForConsent:"Die andere Seite wird gefragt …",takeBack:"Zurücknehmen",switched:i=>i==="video"?"Dies ist jetzt ein Videoanruf.":"Dies ist jetzt ein Sprachanruf.",notSwitched:"Der Anruf bleibt, wie er war.",mutedByAgent:"Sie wurden stummgeschaltet.",wantsToHearYou:i=>`${i} bittet Sie, die Stummschaltung aufzuheben.`,unmute:"Aufheben",devices:{microphone:"Ihr Mikrofon",camera:"Ihre Kamera",screen:"Ihren Bildschirm"},failures:{permission_denied:i=>`Wir können ${i} nicht erreichen. Erlauben Sie den Zugriff in der Adresszeile und versuchen Sie es erneut.`,device_not_found:()=>"Das Gerät wurde nicht gefunden. Schließen Sie eines an oder fahren Sie ohne fort.",device_in_use:i=>`Ein anderes Programm verwendet ${i}. Schließen Sie es und versuchen Sie es erneut.`,device_constraints:()=>"Dieses Gerät lässt sich so nicht verwenden. Wählen Sie ein anderes.",device_failed:()=>"Dieses Gerät funktioniert nicht. Wählen Sie ein anderes oder fahren Sie ohne fort.",share_cancelled:()=>"Es wird nichts geteilt.",token_expired:()=>"Dieser Link ist abgelaufen. Bitten Sie um einen neuen.",unauthorized:()=>"Dieser Link ist nicht gültig. Bitten Sie um einen neuen.",forbidden:()=>"Das ist in diesem Anruf nicht erlaubt.",room_full:()=>"In diesem Anruf ist kein Platz frei. Versuchen Sie es später erneut.",busy:()=>"Der Dienst ist ausgelastet. Versuchen Sie es gleich noch einmal.",unreachable:()=>"Der Dienst ist nicht erreichbar. Prüfen Sie Ihre Internetverbindung und versuchen Sie es erneut.",connection_lost:()=>"Ihre Internetverbindung war zu lange unterbrochen.",media_failed:()=>"Bild und Ton kommen in Ihrem Netz nicht durch. Versuchen Sie ein anderes, zum Beispiel das Ihres Telefons.",unsupported_browser:()=>"Das kann dieser Browser nicht.",other:()=>"Das hat nicht geklappt. Versuchen Sie es erneut."},ends:{left:"Sie haben aufgelegt.",roomClosed:"Der Anruf wurde für alle beendet.",hungUp:"Der Anruf wurde beendet.",removed:"Sie wurden aus dem Anruf entfernt.",replaced:"Der Anruf läuft in einem anderen Fenster weiter.",participantLost:"Die Verbindung zur anderen Seite ist abgebrochen."}},Jn={launcher:"Chatten Sie mit uns",launcherUnread:i=>`Chatten Sie mit uns, ${i===1?"1 neue Nachricht":`${i} neue Nachrichten`}`,title:"Wie können wir helfen?",titleWith:i=>`Sie sprechen mit ${i}`,minimise:"Minimieren",backToCall:"Zurück zum Anruf",loading:"Das Gespräch wird geladen",welcome:"Schön, dass Sie da sind. Schreiben Sie uns, wir antworten Ihnen hier.",topic:"Worum geht es?",topicHint:"Ein paar Worte, wenn Sie möchten",firstMessage:"Ihre Nachricht",start:"Gespräch beginnen",message:"Nachricht schreiben",send:"Senden",attach:"Bild oder Dokument anhängen",dropHere:"Datei hier ablegen",today:"Heute",yesterday:"Gestern",you:"Sie",sending:"Wird gesendet",sent:"Gesendet",delivered:"Zugestellt",seen:"Gelesen",failed:"Nicht gesendet",retry:"Erneut senden",discard:"Verwerfen",earlier:"Frühere Nachrichten anzeigen",newMessages:"Neue Nachrichten",writing:i=>`${i} schreibt`,position:i=>i===1?"Sie sind als Nächstes an der Reihe.":`Sie sind auf Platz ${i} der Warteschlange.`,waiting:"Gleich ist jemand für Sie da.",away:i=>`${i} ist kurz nicht da.`,uploading:(i,e)=>`${i}: ${e} % gesendet`,cancel:"Abbrechen",download:i=>`${i} speichern`,openPicture:i=>`Bild ${i} öffnen`,pictureFailed:"Das Bild lässt sich nicht anzeigen.",fileTooLarge:(i,e)=>`${i} ist zu groß. Erlaubt sind bis zu ${e}.`,fileKind:i=>`${i} kann nicht gesendet werden. Möglich sind Bilder (JPG, PNG), PDF und Office-Dokumente.`,fileFailed:i=>`${i} konnte nicht gesendet werden.`,askVoice:"Um einen Anruf bitten",askVideo:"Um einen Videoanruf bitten",asking:i=>i==="video"?"Sie haben um einen Videoanruf gebeten. Wir warten auf Antwort …":"Sie haben um einen Anruf gebeten. Wir warten auf Antwort …",takeBack:"Zurücknehmen",asksYou:(i,e)=>e==="video"?`${i} möchte Sie per Video sprechen`:`${i} möchte mit Ihnen sprechen`,invites:(i,e)=>({voiceCall:`${i} lädt Sie zu einem Anruf ein`,videoCall:`${i} lädt Sie zu einem Videoanruf ein`,screenShare:`${i} bittet Sie, Ihren Bildschirm zu zeigen`,cobrowse:`${i} möchte diese Seite mit Ihnen ansehen`})[e],inviteHint:i=>({voiceCall:"Ihr Mikrofon wird verwendet, sobald Sie zugestimmt haben.",videoCall:"Mikrofon und Kamera werden verwendet, sobald Sie zugestimmt haben.",screenShare:"Sie wählen, was gezeigt wird, und können jederzeit aufhören.",cobrowse:"Felder mit Passwörtern und Kartennummern bleiben verborgen."})[i],watchOnly:"Sie sehen uns; Ihre Kamera bleibt aus.",accept:"Annehmen",decline:"Ablehnen",secondsLeft:i=>i===1?"Noch 1 Sekunde":`Noch ${i} Sekunden`,callRuns:"Der Anruf läuft",join:"Dem Anruf beitreten",expand:"Anruf vergrößern",chat:"Chat",hideChat:"Chat ausblenden",end:"Gespräch beenden",endSure:"Dieses Gespräch beenden?",endYes:"Beenden",endNo:"Fortsetzen",startNew:"Neues Gespräch beginnen",ended:{ended:"Das Gespräch ist beendet. Vielen Dank, dass Sie sich gemeldet haben.",customerLeft:"Sie haben das Gespräch beendet.",abandoned:"Es war leider niemand rechtzeitig frei. Bitte versuchen Sie es noch einmal.",idle:"Das Gespräch wurde geschlossen, weil lange nichts geschrieben wurde."},endedUnknown:"Das Gespräch ist beendet.",reconnecting:"Die Verbindung ist unterbrochen. Neuer Versuch …",unreachable:"Wir sind gerade nicht erreichbar. Prüfen Sie Ihre Internetverbindung und versuchen Sie es erneut.",expired:"Sie wurden abgemeldet. Laden Sie die Seite neu, um fortzufahren.",refused:"Der Chat ist auf dieser Seite nicht verfügbar.",replaced:"Das Gespräch läuft in einem anderen Fenster weiter.",goOnHere:"Hier fortsetzen",tryAgain:"Erneut versuchen",unsupported:"Dieser Browser ist für den Chat zu alt. Verwenden Sie einen aktuellen Chrome, Edge, Firefox oder Safari.",failure:"Das hat nicht geklappt. Bitte versuchen Sie es erneut.",joined:i=>`${i} ist jetzt da`,left:i=>`${i} hat das Gespräch verlassen`,transferred:"Wir geben Sie an eine Kollegin oder einen Kollegen weiter",requested:i=>i==="video"?"Bitte um einen Videoanruf":"Bitte um einen Anruf",requestEnded:{accepted:"Der Anruf wurde angenommen",declined:"Der Anruf wurde abgelehnt",cancelled:"Die Bitte um einen Anruf wurde zurückgenommen",expired:"Die Bitte um einen Anruf blieb ohne Antwort",failed:"Der Anruf kam nicht zustande"},invitationEnded:{declined:"Die Einladung wurde abgelehnt",cancelled:"Die Einladung wurde zurückgenommen",expired:"Die Einladung ist abgelaufen",ended:"",failed:"Der Anruf kam nicht zustande"},callStarted:i=>({voice:"Anruf begonnen",video:"Videoanruf begonnen",screen:"Bildschirmfreigabe begonnen"})[i],callSwitched:i=>i==="video"?"Zu Video gewechselt":"Zu Sprache gewechselt",callEnded:(i,e)=>i==="failed"?"Der Anruf kam nicht zustande":`Anruf beendet · ${e}`,closed:"Das Gespräch wurde beendet"}});var ni={};ue(ni,{call:()=>Qn,widget:()=>Xn});var Qn,Xn,ri=he(()=>{"use strict";Qn={region:"Appel vidéo",controls:"Commandes de l’appel",joinTitle:"Prêt à rejoindre l’appel ?",joinHint:"Vérifiez l’image et le son. Personne ne vous voit avant que vous ne rejoigniez l’appel.",join:"Rejoindre l’appel",joinWithoutCamera:"Rejoindre sans caméra",preview:"Aperçu de votre caméra",previewOff:"Votre caméra est désactivée",previewAsking:"Votre navigateur demande l’accès à la caméra et au micro. Choisissez « Autoriser ».",microphoneLevel:"Niveau du micro",camera:"Caméra",microphone:"Micro",speaker:"Haut-parleur",unnamedDevice:(i,e)=>`${i} ${e}`,noDevice:"Aucun appareil trouvé",settings:"Appareils",close:"Fermer",muteMicrophone:"Couper le micro",unmuteMicrophone:"Activer le micro",stopCamera:"Désactiver la caméra",startCamera:"Activer la caméra",shareScreen:"Partager l’écran",stopSharing:"Arrêter le partage",fullscreen:"Plein écran",leaveFullscreen:"Quitter le plein écran",leave:"Raccrocher",you:"Vous",selfView:"Votre caméra. Déplacez-la avec les touches fléchées.",sharing:"Vous partagez votre écran",screenOf:i=>`Écran de ${i}`,waitingFor:i=>i==="customer"?"En attente de votre conseiller…":"En attente du client…",waitingHint:"L’appel commence dès que tout le monde est là.",leftWaiting:i=>`${i} a quitté l’appel.`,leftHint:"Vous pouvez attendre son retour ou raccrocher.",connecting:"Connexion en cours…",connected:"Connecté",reconnecting:"Connexion perdue. Nouvelle tentative…",signalReconnecting:"Reconnexion…",path:({protocol:i,relay:e})=>e?`Connecté par un relais (${e.protocol.toUpperCase()})`:`Connecté directement (${i.toUpperCase()})`,resumed:"Vous êtes de nouveau connecté.",othersReconnecting:i=>`La connexion avec ${i} est interrompue. Veuillez patienter…`,microphoneOff:i=>`Le micro de ${i} est coupé`,cameraOffByRequest:i=>`Vous voyez ${i}. Votre caméra reste désactivée, comme demandé.`,theyMayNotSend:i=>`${i} vous voit. L’autre caméra reste désactivée, comme demandé.`,joined:i=>`${i} a rejoint l’appel.`,left:i=>`${i} a quitté l’appel.`,sharesScreen:i=>`${i} partage son écran.`,stoppedSharing:i=>`${i} ne partage plus son écran.`,mutedNow:"Votre micro est coupé.",unmutedNow:"Votre micro est activé.",cameraOnNow:"Votre caméra est activée.",cameraOffNow:"Votre caméra est désactivée.",listen:"Votre navigateur bloque le son.",listenButton:"Activer le son",endedTitle:"L’appel est terminé",refusedTitle:"Vous ne pouvez pas rejoindre cet appel",failedTitle:"La connexion n’a pas abouti",duration:i=>`Durée : ${i}.`,joinAgain:"Rejoindre à nouveau",tryAgain:"Réessayer",noToken:"Ce lien est incomplet. Demandez-en un nouveau.",unsupportedTitle:"Ce navigateur ne permet pas les appels vidéo",unsupported:"Ouvrez le lien dans une version récente de Chrome, Edge, Firefox ou Safari, à une adresse sécurisée (https).",uses:"Cet appel utilise",usesMicrophone:"Votre micro",usesCamera:"Votre caméra",usesNoCamera:"Votre caméra reste désactivée",usesScreen:"Ce que vous choisissez de montrer de votre écran",voiceTitle:"Prêt à parler ?",voiceHint:"Vérifiez votre micro. Personne ne vous entend avant que vous ne rejoigniez l’appel.",screenTitle:"Montrer votre écran ?",screenHint:"Votre navigateur demande quelle fenêtre ou quel onglet montrer. Vous pouvez arrêter à tout moment.",chooseScreen:"Choisir ce qui est montré",notNow:"Pas maintenant",held:"Vous êtes en attente. La conversation reprend dans un instant.",heldByUs:"Le client est en attente.",switchToVideo:"Passer à la vidéo",switchToVoice:"Continuer sans vidéo",wantsVideo:i=>`${i} souhaite passer à la vidéo.`,wantsToSeeYou:i=>`${i} souhaite vous voir.`,wantsChange:i=>`${i} souhaite modifier la transmission vidéo.`,agree:"Accepter",agreeWithoutCamera:"Sans ma caméra",decline:"Refuser",waitingForConsent:"En attente d’une réponse…",takeBack:"Annuler la demande",switched:i=>i==="video"?"C’est maintenant un appel vidéo.":"C’est maintenant un appel vocal.",notSwitched:"L’appel reste inchangé.",mutedByAgent:"Votre micro a été coupé.",wantsToHearYou:i=>`${i} vous demande d’activer votre micro.`,unmute:"Activer",devices:{microphone:"votre micro",camera:"votre caméra",screen:"votre écran"},failures:{permission_denied:i=>`Nous ne pouvons pas accéder à ${i}. Autorisez l’accès dans la barre d’adresse, puis réessayez.`,device_not_found:()=>"Aucun appareil trouvé. Branchez-en un ou continuez sans.",device_in_use:i=>`Un autre programme utilise ${i}. Fermez ce programme, puis réessayez.`,device_constraints:()=>"Cet appareil ne peut pas être utilisé ainsi. Choisissez-en un autre.",device_failed:()=>"Cet appareil ne fonctionne pas. Choisissez-en un autre ou continuez sans.",share_cancelled:()=>"Rien n’est partagé.",token_expired:()=>"Ce lien a expiré. Demandez-en un nouveau.",unauthorized:()=>"Ce lien n’est pas valide. Demandez-en un nouveau.",forbidden:()=>"Cela n’est pas autorisé dans cet appel.",room_full:()=>"Il n’y a plus de place dans cet appel. Réessayez plus tard.",busy:()=>"Le service est très sollicité. Réessayez dans un instant.",unreachable:()=>"Le service est injoignable. Vérifiez votre connexion Internet, puis réessayez.",connection_lost:()=>"Votre connexion Internet a été interrompue trop longtemps.",media_failed:()=>"L’image et le son ne passent pas sur votre réseau. Essayez-en un autre, par exemple celui de votre téléphone.",unsupported_browser:()=>"Ce navigateur ne le permet pas.",other:()=>"Une erreur s’est produite. Réessayez."},ends:{left:"Vous avez raccroché.",roomClosed:"L’appel a été fermé pour tous.",hungUp:"L’appel a été terminé.",removed:"Vous avez été retiré de l’appel.",replaced:"L’appel se poursuit dans une autre fenêtre.",participantLost:"La connexion avec votre interlocuteur a été perdue."}},Xn={launcher:"Discuter avec nous",launcherUnread:i=>`Discuter avec nous, ${i===1?"1 nouveau message":`${i} nouveaux messages`}`,title:"Comment pouvons-nous vous aider ?",titleWith:i=>`Vous parlez avec ${i}`,minimise:"Réduire",backToCall:"Revenir à l’appel",loading:"Chargement de la conversation",welcome:"Bienvenue. Écrivez-nous, nous vous répondons ici.",topic:"Quel est le sujet ?",topicHint:"Quelques mots, si vous le souhaitez",firstMessage:"Votre message",start:"Commencer la conversation",message:"Écrire un message",send:"Envoyer",attach:"Joindre une image ou un document",dropHere:"Déposez votre fichier ici",today:"Aujourd’hui",yesterday:"Hier",you:"Vous",sending:"Envoi en cours",sent:"Envoyé",delivered:"Distribué",seen:"Lu",failed:"Non envoyé",retry:"Réessayer",discard:"Supprimer",earlier:"Afficher les messages précédents",newMessages:"Nouveaux messages",writing:i=>`${i} écrit`,position:i=>i===1?"C’est bientôt votre tour.":`Vous êtes numéro ${i} dans la file d’attente.`,waiting:"Quelqu’un est à vous dans un instant.",away:i=>`${i} s’est absenté un instant.`,uploading:(i,e)=>`${i} : ${e} % envoyés`,cancel:"Annuler",download:i=>`Enregistrer ${i}`,openPicture:i=>`Ouvrir l’image ${i}`,pictureFailed:"L’image ne peut pas être affichée.",fileTooLarge:(i,e)=>`${i} est trop volumineux. La limite est de ${e}.`,fileKind:i=>`${i} ne peut pas être envoyé. Envoyez une image (JPG, PNG), un PDF ou un document Office.`,fileFailed:i=>`${i} n’a pas pu être envoyé.`,askVoice:"Demander un appel",askVideo:"Demander un appel vidéo",asking:i=>i==="video"?"Vous avez demandé un appel vidéo. En attente d’une réponse…":"Vous avez demandé un appel. En attente d’une réponse…",takeBack:"Annuler la demande",asksYou:(i,e)=>e==="video"?`${i} souhaite vous parler en vidéo`:`${i} souhaite vous parler`,invites:(i,e)=>({voiceCall:`${i} vous invite à un appel`,videoCall:`${i} vous invite à un appel vidéo`,screenShare:`${i} vous demande de montrer votre écran`,cobrowse:`${i} souhaite regarder cette page avec vous`})[e],inviteHint:i=>({voiceCall:"Votre micro est utilisé dès que vous avez accepté.",videoCall:"Votre micro et votre caméra sont utilisés dès que vous avez accepté.",screenShare:"Vous choisissez ce qui est montré et pouvez arrêter à tout moment.",cobrowse:"Les champs de mot de passe et de carte restent masqués."})[i],watchOnly:"Vous nous voyez ; votre caméra reste désactivée.",accept:"Accepter",decline:"Refuser",secondsLeft:i=>i===1?"Encore 1 seconde":`Encore ${i} secondes`,callRuns:"L’appel continue",join:"Rejoindre l’appel",expand:"Agrandir l’appel",chat:"Discussion",hideChat:"Masquer la discussion",end:"Terminer la conversation",endSure:"Terminer cette conversation ?",endYes:"Terminer",endNo:"Continuer",startNew:"Commencer une nouvelle conversation",ended:{ended:"La conversation est terminée. Merci de nous avoir contactés.",customerLeft:"Vous avez terminé la conversation.",abandoned:"Personne n’était disponible à temps. Veuillez réessayer.",idle:"La conversation a été fermée après une longue inactivité."},endedUnknown:"La conversation est terminée.",reconnecting:"Connexion perdue. Nouvelle tentative…",unreachable:"Nous sommes injoignables pour le moment. Vérifiez votre connexion Internet, puis réessayez.",expired:"Vous avez été déconnecté. Rechargez la page pour continuer.",refused:"La discussion n’est pas disponible sur cette page.",replaced:"La conversation se poursuit dans une autre fenêtre.",goOnHere:"Continuer ici",tryAgain:"Réessayer",unsupported:"Ce navigateur est trop ancien. Utilisez une version récente de Chrome, Edge, Firefox ou Safari.",failure:"Cela n’a pas fonctionné. Veuillez réessayer.",joined:i=>`${i} a rejoint la conversation`,left:i=>`${i} a quitté la conversation`,transferred:"Nous vous transférons à un collègue",requested:i=>i==="video"?"Un appel vidéo a été demandé":"Un appel a été demandé",requestEnded:{accepted:"L’appel a été accepté",declined:"L’appel a été refusé",cancelled:"La demande d’appel a été annulée",expired:"La demande d’appel est restée sans réponse",failed:"L’appel n’a pas abouti"},invitationEnded:{declined:"L’invitation a été refusée",cancelled:"L’invitation a été annulée",expired:"L’invitation a expiré",ended:"",failed:"L’appel n’a pas abouti"},callStarted:i=>({voice:"Appel commencé",video:"Appel vidéo commencé",screen:"Partage d’écran commencé"})[i],callSwitched:i=>i==="video"?"Passage à la vidéo":"Passage à l’audio",callEnded:(i,e)=>i==="failed"?"L’appel n’a pas abouti":`Appel terminé · ${e}`,closed:"La conversation a été terminée"}});var si={};ue(si,{call:()=>Zn,widget:()=>er});var Zn,er,oi=he(()=>{"use strict";Zn={region:"Videollamada",controls:"Controles de la llamada",joinTitle:"¿Todo listo para la llamada?",joinHint:"Compruebe la imagen y el sonido. Nadie le ve antes de unirse.",join:"Unirse a la llamada",joinWithoutCamera:"Unirse sin cámara",preview:"Vista previa de su cámara",previewOff:"Su cámara está apagada",previewAsking:"Su navegador pide acceso a la cámara y al micrófono. Elija «Permitir».",microphoneLevel:"Nivel del micrófono",camera:"Cámara",microphone:"Micrófono",speaker:"Altavoz",unnamedDevice:(i,e)=>`${i} ${e}`,noDevice:"No se encontró ninguno",settings:"Dispositivos",close:"Cerrar",muteMicrophone:"Silenciar el micrófono",unmuteMicrophone:"Activar el micrófono",stopCamera:"Apagar la cámara",startCamera:"Encender la cámara",shareScreen:"Compartir pantalla",stopSharing:"Dejar de compartir",fullscreen:"Pantalla completa",leaveFullscreen:"Salir de pantalla completa",leave:"Colgar",you:"Usted",selfView:"Su cámara. Muévala con las teclas de flecha.",sharing:"Está compartiendo su pantalla",screenOf:i=>`Pantalla de ${i}`,waitingFor:i=>i==="customer"?"Esperando al agente…":"Esperando al cliente…",waitingHint:"La llamada empieza en cuanto estén todos.",leftWaiting:i=>`${i} ha salido de la llamada.`,leftHint:"Puede esperar a que vuelva o colgar.",connecting:"Conectando…",connected:"Conectado",reconnecting:"Se perdió la conexión. Reconectando…",signalReconnecting:"Reconectando…",path:({protocol:i,relay:e})=>e?`Conectado a través de un relé (${e.protocol.toUpperCase()})`:`Conexión directa (${i.toUpperCase()})`,resumed:"La conexión se ha restablecido.",othersReconnecting:i=>`La conexión con ${i} se ha interrumpido. Espere, por favor…`,microphoneOff:i=>`El micrófono de ${i} está silenciado`,cameraOffByRequest:i=>`Usted ve a ${i}. Su cámara sigue apagada, como se pidió.`,theyMayNotSend:i=>`${i} le ve. La otra cámara sigue apagada, como se pidió.`,joined:i=>`${i} se ha unido a la llamada.`,left:i=>`${i} ha salido de la llamada.`,sharesScreen:i=>`${i} comparte la pantalla.`,stoppedSharing:i=>`${i} ha dejado de compartir.`,mutedNow:"Su micrófono está silenciado.",unmutedNow:"Su micrófono está activado.",cameraOnNow:"Su cámara está encendida.",cameraOffNow:"Su cámara está apagada.",listen:"Su navegador bloquea el sonido.",listenButton:"Activar el sonido",endedTitle:"La llamada ha terminado",refusedTitle:"No puede unirse a esta llamada",failedTitle:"No se pudo establecer la conexión",duration:i=>`Duración: ${i}.`,joinAgain:"Volver a unirse",tryAgain:"Reintentar",noToken:"Este enlace está incompleto. Pida uno nuevo.",unsupportedTitle:"Este navegador no permite videollamadas",unsupported:"Abra el enlace en una versión actual de Chrome, Edge, Firefox o Safari, en una dirección segura (https).",uses:"Esta llamada usa",usesMicrophone:"Su micrófono",usesCamera:"Su cámara",usesNoCamera:"Su cámara permanece apagada",usesScreen:"Lo que usted elija mostrar de su pantalla",voiceTitle:"¿Todo listo para hablar?",voiceHint:"Compruebe su micrófono. Nadie le oye antes de unirse.",screenTitle:"¿Mostrar su pantalla?",screenHint:"Su navegador pregunta qué ventana o pestaña mostrar. Puede dejar de hacerlo cuando quiera.",chooseScreen:"Elegir qué se muestra",notNow:"Ahora no",held:"Está en espera. La conversación sigue enseguida.",heldByUs:"El cliente está en espera.",switchToVideo:"Cambiar a vídeo",switchToVoice:"Seguir sin vídeo",wantsVideo:i=>`${i} quiere cambiar a vídeo.`,wantsToSeeYou:i=>`${i} quiere verle.`,wantsChange:i=>`${i} quiere cambiar la transmisión de vídeo.`,agree:"Aceptar",agreeWithoutCamera:"Sin mi cámara",decline:"Rechazar",waitingForConsent:"Esperando una respuesta…",takeBack:"Retirar",switched:i=>i==="video"?"Ahora es una videollamada.":"Ahora es una llamada de voz.",notSwitched:"La llamada sigue como estaba.",mutedByAgent:"Le han silenciado.",wantsToHearYou:i=>`${i} le pide que active el micrófono.`,unmute:"Activar",devices:{microphone:"su micrófono",camera:"su cámara",screen:"su pantalla"},failures:{permission_denied:i=>`No podemos acceder a ${i}. Permita el acceso en la barra de direcciones e inténtelo de nuevo.`,device_not_found:()=>"No se encontró el dispositivo. Conecte uno o continúe sin él.",device_in_use:i=>`Otro programa está usando ${i}. Ciérrelo e inténtelo de nuevo.`,device_constraints:()=>"Este dispositivo no se puede usar así. Elija otro.",device_failed:()=>"Este dispositivo no funciona. Elija otro o continúe sin él.",share_cancelled:()=>"No se comparte nada.",token_expired:()=>"Este enlace ha caducado. Pida uno nuevo.",unauthorized:()=>"Este enlace no es válido. Pida uno nuevo.",forbidden:()=>"Eso no está permitido en esta llamada.",room_full:()=>"No queda sitio en esta llamada. Inténtelo más tarde.",busy:()=>"El servicio está ocupado. Inténtelo de nuevo en un momento.",unreachable:()=>"No se puede acceder al servicio. Compruebe su conexión a Internet e inténtelo de nuevo.",connection_lost:()=>"Su conexión a Internet se interrumpió demasiado tiempo.",media_failed:()=>"La imagen y el sonido no pasan por su red. Pruebe con otra, por ejemplo la de su teléfono.",unsupported_browser:()=>"Este navegador no puede hacerlo.",other:()=>"Algo ha fallado. Inténtelo de nuevo."},ends:{left:"Usted ha colgado.",roomClosed:"La llamada se cerró para todos.",hungUp:"La llamada se ha terminado.",removed:"Se le ha retirado de la llamada.",replaced:"La llamada continúa en otra ventana.",participantLost:"Se perdió la conexión con la otra parte."}},er={launcher:"Hable con nosotros",launcherUnread:i=>`Hable con nosotros, ${i===1?"1 mensaje nuevo":`${i} mensajes nuevos`}`,title:"¿En qué podemos ayudarle?",titleWith:i=>`Está hablando con ${i}`,minimise:"Minimizar",backToCall:"Volver a la llamada",loading:"Cargando la conversación",welcome:"Le damos la bienvenida. Escríbanos y le responderemos aquí.",topic:"¿De qué se trata?",topicHint:"Unas palabras, si lo desea",firstMessage:"Su mensaje",start:"Iniciar conversación",message:"Escriba un mensaje",send:"Enviar",attach:"Adjuntar una imagen o un documento",dropHere:"Suelte aquí su archivo",today:"Hoy",yesterday:"Ayer",you:"Usted",sending:"Enviando",sent:"Enviado",delivered:"Entregado",seen:"Leído",failed:"No enviado",retry:"Reintentar",discard:"Descartar",earlier:"Mostrar mensajes anteriores",newMessages:"Mensajes nuevos",writing:i=>`${i} está escribiendo`,position:i=>i===1?"Es su turno enseguida.":`Ocupa el puesto ${i} de la cola.`,waiting:"Enseguida le atendemos.",away:i=>`${i} se ha ausentado un momento.`,uploading:(i,e)=>`${i}: ${e} % enviado`,cancel:"Cancelar",download:i=>`Guardar ${i}`,openPicture:i=>`Abrir la imagen ${i}`,pictureFailed:"No se puede mostrar la imagen.",fileTooLarge:(i,e)=>`${i} es demasiado grande. El límite es de ${e}.`,fileKind:i=>`${i} no se puede enviar. Envíe una imagen (JPG, PNG), un PDF o un documento de Office.`,fileFailed:i=>`No se pudo enviar ${i}.`,askVoice:"Pedir una llamada",askVideo:"Pedir una videollamada",asking:i=>i==="video"?"Ha pedido una videollamada. Esperando respuesta…":"Ha pedido una llamada. Esperando respuesta…",takeBack:"Retirar",asksYou:(i,e)=>e==="video"?`${i} desea hablar con usted por vídeo`:`${i} desea hablar con usted`,invites:(i,e)=>({voiceCall:`${i} le invita a una llamada`,videoCall:`${i} le invita a una videollamada`,screenShare:`${i} le pide que muestre su pantalla`,cobrowse:`${i} desea ver esta página con usted`})[e],inviteHint:i=>({voiceCall:"Se usa su micrófono en cuanto usted acepte.",videoCall:"Se usan su micrófono y su cámara en cuanto usted acepte.",screenShare:"Usted elige qué se muestra y puede parar cuando quiera.",cobrowse:"Los campos de contraseñas y tarjetas permanecen ocultos."})[i],watchOnly:"Usted nos ve; su cámara permanece apagada.",accept:"Aceptar",decline:"Rechazar",secondsLeft:i=>i===1?"Queda 1 segundo":`Quedan ${i} segundos`,callRuns:"La llamada continúa",join:"Unirse a la llamada",expand:"Ampliar la llamada",chat:"Chat",hideChat:"Ocultar el chat",end:"Terminar la conversación",endSure:"¿Terminar esta conversación?",endYes:"Terminar",endNo:"Continuar",startNew:"Iniciar una conversación nueva",ended:{ended:"La conversación ha terminado. Gracias por hablar con nosotros.",customerLeft:"Usted ha terminado la conversación.",abandoned:"No había nadie libre a tiempo. Inténtelo de nuevo, por favor.",idle:"La conversación se cerró tras mucho tiempo sin actividad."},endedUnknown:"La conversación ha terminado.",reconnecting:"Se perdió la conexión. Reconectando…",unreachable:"Ahora no se nos puede localizar. Compruebe su conexión a Internet e inténtelo de nuevo.",expired:"Su sesión ha caducado. Recargue la página para continuar.",refused:"El chat no está disponible en esta página.",replaced:"La conversación continúa en otra ventana.",goOnHere:"Continuar aquí",tryAgain:"Reintentar",unsupported:"Este navegador es demasiado antiguo. Use una versión actual de Chrome, Edge, Firefox o Safari.",failure:"No ha funcionado. Inténtelo de nuevo, por favor.",joined:i=>`${i} se ha unido`,left:i=>`${i} ha salido`,transferred:"Le estamos pasando con otra persona del equipo",requested:i=>i==="video"?"Se ha pedido una videollamada":"Se ha pedido una llamada",requestEnded:{accepted:"La llamada se aceptó",declined:"La llamada se rechazó",cancelled:"La petición de llamada se retiró",expired:"La petición de llamada quedó sin respuesta",failed:"La llamada no se estableció"},invitationEnded:{declined:"La invitación se rechazó",cancelled:"La invitación se retiró",expired:"La invitación ha caducado",ended:"",failed:"La llamada no se estableció"},callStarted:i=>({voice:"Llamada iniciada",video:"Videollamada iniciada",screen:"Pantalla compartida"})[i],callSwitched:i=>i==="video"?"Cambio a vídeo":"Cambio a voz",callEnded:(i,e)=>i==="failed"?"La llamada no se estableció":`Llamada terminada · ${e}`,closed:"La conversación se ha terminado"}});var ai={};ue(ai,{call:()=>tr,widget:()=>ir});var tr,ir,ci=he(()=>{"use strict";tr={region:"Videochiamata",controls:"Comandi della chiamata",joinTitle:"Tutto pronto per la chiamata?",joinHint:"Controlli immagine e audio. Nessuno La vede prima che entri.",join:"Entra nella chiamata",joinWithoutCamera:"Entra senza videocamera",preview:"Anteprima della Sua videocamera",previewOff:"La Sua videocamera è spenta",previewAsking:"Il browser chiede l’accesso a videocamera e microfono. Scelga «Consenti».",microphoneLevel:"Livello del microfono",camera:"Videocamera",microphone:"Microfono",speaker:"Altoparlante",unnamedDevice:(i,e)=>`${i} ${e}`,noDevice:"Nessun dispositivo trovato",settings:"Dispositivi",close:"Chiudi",muteMicrophone:"Disattiva il microfono",unmuteMicrophone:"Attiva il microfono",stopCamera:"Spegni la videocamera",startCamera:"Accendi la videocamera",shareScreen:"Condividi lo schermo",stopSharing:"Interrompi la condivisione",fullscreen:"Schermo intero",leaveFullscreen:"Esci da schermo intero",leave:"Riaggancia",you:"Lei",selfView:"La Sua videocamera. La sposti con i tasti freccia.",sharing:"Sta condividendo lo schermo",screenOf:i=>`Schermo di ${i}`,waitingFor:i=>i==="customer"?"In attesa dell’operatore…":"In attesa del cliente…",waitingHint:"La chiamata inizia appena ci sono tutti.",leftWaiting:i=>`${i} ha lasciato la chiamata.`,leftHint:"Può attendere il ritorno o riagganciare.",connecting:"Connessione in corso…",connected:"Connesso",reconnecting:"Connessione persa. Nuovo tentativo…",signalReconnecting:"Riconnessione…",path:({protocol:i,relay:e})=>e?`Connesso tramite un relay (${e.protocol.toUpperCase()})`:`Connessione diretta (${i.toUpperCase()})`,resumed:"La connessione è ristabilita.",othersReconnecting:i=>`La connessione con ${i} si è interrotta. Attenda, per favore…`,microphoneOff:i=>`Il microfono di ${i} è disattivato`,cameraOffByRequest:i=>`Lei vede ${i}. La Sua videocamera resta spenta, come richiesto.`,theyMayNotSend:i=>`${i} La vede. L’altra videocamera resta spenta, come richiesto.`,joined:i=>`${i} è entrato nella chiamata.`,left:i=>`${i} ha lasciato la chiamata.`,sharesScreen:i=>`${i} condivide lo schermo.`,stoppedSharing:i=>`${i} non condivide più lo schermo.`,mutedNow:"Il Suo microfono è disattivato.",unmutedNow:"Il Suo microfono è attivo.",cameraOnNow:"La Sua videocamera è accesa.",cameraOffNow:"La Sua videocamera è spenta.",listen:"Il browser blocca l’audio.",listenButton:"Attiva l’audio",endedTitle:"La chiamata è terminata",refusedTitle:"Non può entrare in questa chiamata",failedTitle:"La connessione non è riuscita",duration:i=>`Durata: ${i}.`,joinAgain:"Entra di nuovo",tryAgain:"Riprova",noToken:"Questo link è incompleto. Ne chieda uno nuovo.",unsupportedTitle:"Questo browser non consente videochiamate",unsupported:"Apra il link in una versione aggiornata di Chrome, Edge, Firefox o Safari, a un indirizzo sicuro (https).",uses:"Questa chiamata usa",usesMicrophone:"Il Suo microfono",usesCamera:"La Sua videocamera",usesNoCamera:"La Sua videocamera resta spenta",usesScreen:"Ciò che sceglie di mostrare del Suo schermo",voiceTitle:"Tutto pronto per parlare?",voiceHint:"Controlli il microfono. Nessuno La sente prima che entri.",screenTitle:"Mostrare lo schermo?",screenHint:"Il browser chiede quale finestra o scheda mostrare. Può interrompere in qualsiasi momento.",chooseScreen:"Scegli cosa mostrare",notNow:"Non ora",held:"È in attesa. La conversazione riprende tra un attimo.",heldByUs:"Il cliente è in attesa.",switchToVideo:"Passa al video",switchToVoice:"Continua senza video",wantsVideo:i=>`${i} vorrebbe passare al video.`,wantsToSeeYou:i=>`${i} vorrebbe vederLa.`,wantsChange:i=>`${i} vorrebbe cambiare la trasmissione video.`,agree:"Accetta",agreeWithoutCamera:"Senza la mia videocamera",decline:"Rifiuta",waitingForConsent:"In attesa di una risposta…",takeBack:"Annulla la richiesta",switched:i=>i==="video"?"Ora è una videochiamata.":"Ora è una chiamata vocale.",notSwitched:"La chiamata resta com’era.",mutedByAgent:"Il Suo microfono è stato disattivato.",wantsToHearYou:i=>`${i} Le chiede di attivare il microfono.`,unmute:"Attiva",devices:{microphone:"il microfono",camera:"la videocamera",screen:"lo schermo"},failures:{permission_denied:i=>`Non riusciamo a usare ${i}. Consenta l’accesso nella barra degli indirizzi, poi riprovi.`,device_not_found:()=>"Nessun dispositivo trovato. Ne colleghi uno o continui senza.",device_in_use:i=>`Un altro programma usa ${i}. Lo chiuda, poi riprovi.`,device_constraints:()=>"Questo dispositivo non si può usare così. Ne scelga un altro.",device_failed:()=>"Questo dispositivo non funziona. Ne scelga un altro o continui senza.",share_cancelled:()=>"Non viene condiviso nulla.",token_expired:()=>"Questo link è scaduto. Ne chieda uno nuovo.",unauthorized:()=>"Questo link non è valido. Ne chieda uno nuovo.",forbidden:()=>"Non è consentito in questa chiamata.",room_full:()=>"In questa chiamata non c’è più posto. Riprovi più tardi.",busy:()=>"Il servizio è occupato. Riprovi tra un attimo.",unreachable:()=>"Il servizio non è raggiungibile. Controlli la connessione a Internet, poi riprovi.",connection_lost:()=>"La connessione a Internet è mancata troppo a lungo.",media_failed:()=>"Audio e video non passano nella Sua rete. Ne provi un’altra, per esempio quella del telefono.",unsupported_browser:()=>"Questo browser non può farlo.",other:()=>"Qualcosa non ha funzionato. Riprovi."},ends:{left:"Ha riagganciato.",roomClosed:"La chiamata è stata chiusa per tutti.",hungUp:"La chiamata è stata terminata.",removed:"È stato rimosso dalla chiamata.",replaced:"La chiamata continua in un’altra finestra.",participantLost:"La connessione con l’altra parte è caduta."}},ir={launcher:"Parli con noi",launcherUnread:i=>`Parli con noi, ${i===1?"1 nuovo messaggio":`${i} nuovi messaggi`}`,title:"Come possiamo aiutarLa?",titleWith:i=>`Sta parlando con ${i}`,minimise:"Riduci",backToCall:"Torna alla chiamata",loading:"Caricamento della conversazione",welcome:"Buongiorno. Ci scriva, Le rispondiamo qui.",topic:"Di che cosa si tratta?",topicHint:"Qualche parola, se desidera",firstMessage:"Il Suo messaggio",start:"Inizia la conversazione",message:"Scriva un messaggio",send:"Invia",attach:"Allega un’immagine o un documento",dropHere:"Rilasci qui il file",today:"Oggi",yesterday:"Ieri",you:"Lei",sending:"Invio in corso",sent:"Inviato",delivered:"Consegnato",seen:"Letto",failed:"Non inviato",retry:"Riprova",discard:"Elimina",earlier:"Mostra i messaggi precedenti",newMessages:"Nuovi messaggi",writing:i=>`${i} sta scrivendo`,position:i=>i===1?"Tra poco è il Suo turno.":`È al numero ${i} della coda.`,waiting:"Qualcuno sarà subito da Lei.",away:i=>`${i} è assente per un momento.`,uploading:(i,e)=>`${i}: ${e} % inviato`,cancel:"Annulla",download:i=>`Salva ${i}`,openPicture:i=>`Apri l’immagine ${i}`,pictureFailed:"L’immagine non può essere mostrata.",fileTooLarge:(i,e)=>`${i} è troppo grande. Il limite è ${e}.`,fileKind:i=>`${i} non può essere inviato. Invii un’immagine (JPG, PNG), un PDF o un documento Office.`,fileFailed:i=>`Non è stato possibile inviare ${i}.`,askVoice:"Chiedi una chiamata",askVideo:"Chiedi una videochiamata",asking:i=>i==="video"?"Ha chiesto una videochiamata. In attesa di risposta…":"Ha chiesto una chiamata. In attesa di risposta…",takeBack:"Annulla la richiesta",asksYou:(i,e)=>e==="video"?`${i} vorrebbe parlarLe in video`:`${i} vorrebbe parlarLe`,invites:(i,e)=>({voiceCall:`${i} La invita a una chiamata`,videoCall:`${i} La invita a una videochiamata`,screenShare:`${i} Le chiede di mostrare lo schermo`,cobrowse:`${i} vorrebbe guardare questa pagina con Lei`})[e],inviteHint:i=>({voiceCall:"Il microfono viene usato appena avrà accettato.",videoCall:"Microfono e videocamera vengono usati appena avrà accettato.",screenShare:"Sceglie Lei cosa mostrare e può interrompere in qualsiasi momento.",cobrowse:"I campi con password e numeri di carta restano nascosti."})[i],watchOnly:"Lei ci vede; la Sua videocamera resta spenta.",accept:"Accetta",decline:"Rifiuta",secondsLeft:i=>i===1?"Ancora 1 secondo":`Ancora ${i} secondi`,callRuns:"La chiamata continua",join:"Entra nella chiamata",expand:"Ingrandisci la chiamata",chat:"Chat",hideChat:"Nascondi la chat",end:"Termina la conversazione",endSure:"Terminare questa conversazione?",endYes:"Termina",endNo:"Continua",startNew:"Inizia una nuova conversazione",ended:{ended:"La conversazione è terminata. Grazie per averci contattato.",customerLeft:"Ha terminato la conversazione.",abandoned:"Nessuno era libero in tempo. Riprovi, per favore.",idle:"La conversazione è stata chiusa dopo una lunga inattività."},endedUnknown:"La conversazione è terminata.",reconnecting:"Connessione persa. Nuovo tentativo…",unreachable:"Al momento non siamo raggiungibili. Controlli la connessione a Internet, poi riprovi.",expired:"La sessione è scaduta. Ricarichi la pagina per continuare.",refused:"La chat non è disponibile in questa pagina.",replaced:"La conversazione continua in un’altra finestra.",goOnHere:"Continua qui",tryAgain:"Riprova",unsupported:"Questo browser è troppo vecchio. Usi una versione aggiornata di Chrome, Edge, Firefox o Safari.",failure:"Non ha funzionato. Riprovi, per favore.",joined:i=>`${i} è entrato`,left:i=>`${i} è uscito`,transferred:"La stiamo passando a un’altra persona del team",requested:i=>i==="video"?"È stata chiesta una videochiamata":"È stata chiesta una chiamata",requestEnded:{accepted:"La chiamata è stata accettata",declined:"La chiamata è stata rifiutata",cancelled:"La richiesta di chiamata è stata annullata",expired:"La richiesta di chiamata è rimasta senza risposta",failed:"La chiamata non è riuscita"},invitationEnded:{declined:"L’invito è stato rifiutato",cancelled:"L’invito è stato annullato",expired:"L’invito è scaduto",ended:"",failed:"La chiamata non è riuscita"},callStarted:i=>({voice:"Chiamata iniziata",video:"Videochiamata iniziata",screen:"Condivisione dello schermo iniziata"})[i],callSwitched:i=>i==="video"?"Passaggio al video":"Passaggio alla voce",callEnded:(i,e)=>i==="failed"?"La chiamata non è riuscita":`Chiamata terminata · ${e}`,closed:"La conversazione è stata terminata"}});var pe=globalThis,me=pe.ShadowRoot&&(pe.ShadyCSS===void 0||pe.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,at=Symbol(),Ot=new WeakMap,Q=class{constructor(e,t,n){if(this._$cssResult$=!0,n!==at)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(me&&e===void 0){let n=t!==void 0&&t.length===1;n&&(e=Ot.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),n&&Ot.set(t,e))}return e}toString(){return this.cssText}},Dt=i=>new Q(typeof i=="string"?i:i+"",void 0,at),R=(i,...e)=>{let t=i.length===1?i[0]:e.reduce((n,r,s)=>n+(o=>{if(o._$cssResult$===!0)return o.cssText;if(typeof o=="number")return o;throw Error("Value passed to 'css' function must be a 'css' function result: "+o+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(r)+i[s+1],i[0]);return new Q(t,i,at)},jt=(i,e)=>{if(me)i.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let n=document.createElement("style"),r=pe.litNonce;r!==void 0&&n.setAttribute("nonce",r),n.textContent=t.cssText,i.appendChild(n)}},ct=me?i=>i:i=>i instanceof CSSStyleSheet?(e=>{let t="";for(let n of e.cssRules)t+=n.cssText;return Dt(t)})(i):i;var{is:jn,defineProperty:Vn,getOwnPropertyDescriptor:qn,getOwnPropertyNames:Un,getOwnPropertySymbols:zn,getPrototypeOf:Hn}=Object,fe=globalThis,Vt=fe.trustedTypes,Bn=Vt?Vt.emptyScript:"",Wn=fe.reactiveElementPolyfillSupport,X=(i,e)=>i,dt={toAttribute(i,e){switch(e){case Boolean:i=i?Bn:null;break;case Object:case Array:i=i==null?i:JSON.stringify(i)}return i},fromAttribute(i,e){let t=i;switch(e){case Boolean:t=i!==null;break;case Number:t=i===null?null:Number(i);break;case Object:case Array:try{t=JSON.parse(i)}catch{t=null}}return t}},Ut=(i,e)=>!jn(i,e),qt={attribute:!0,type:String,converter:dt,reflect:!1,useDefault:!1,hasChanged:Ut};Symbol.metadata??=Symbol("metadata"),fe.litPropertyMetadata??=new WeakMap;var $=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=qt){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let n=Symbol(),r=this.getPropertyDescriptor(e,n,t);r!==void 0&&Vn(this.prototype,e,r)}}static getPropertyDescriptor(e,t,n){let{get:r,set:s}=qn(this.prototype,e)??{get(){return this[t]},set(o){this[t]=o}};return{get:r,set(o){let a=r?.call(this);s?.call(this,o),this.requestUpdate(e,a,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??qt}static _$Ei(){if(this.hasOwnProperty(X("elementProperties")))return;let e=Hn(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(X("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(X("properties"))){let t=this.properties,n=[...Un(t),...zn(t)];for(let r of n)this.createProperty(r,t[r])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[n,r]of t)this.elementProperties.set(n,r)}this._$Eh=new Map;for(let[t,n]of this.elementProperties){let r=this._$Eu(t,n);r!==void 0&&this._$Eh.set(r,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let r of n)t.unshift(ct(r))}else e!==void 0&&t.push(ct(e));return t}static _$Eu(e,t){let n=t.attribute;return n===!1?void 0:typeof n=="string"?n:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let n of t.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return jt(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,n){this._$AK(e,n)}_$ET(e,t){let n=this.constructor.elementProperties.get(e),r=this.constructor._$Eu(e,n);if(r!==void 0&&n.reflect===!0){let s=(n.converter?.toAttribute!==void 0?n.converter:dt).toAttribute(t,n.type);this._$Em=e,s==null?this.removeAttribute(r):this.setAttribute(r,s),this._$Em=null}}_$AK(e,t){let n=this.constructor,r=n._$Eh.get(e);if(r!==void 0&&this._$Em!==r){let s=n.getPropertyOptions(r),o=typeof s.converter=="function"?{fromAttribute:s.converter}:s.converter?.fromAttribute!==void 0?s.converter:dt;this._$Em=r;let a=o.fromAttribute(t,s.type);this[r]=a??this._$Ej?.get(r)??a,this._$Em=null}}requestUpdate(e,t,n,r=!1,s){if(e!==void 0){let o=this.constructor;if(r===!1&&(s=this[e]),n??=o.getPropertyOptions(e),!((n.hasChanged??Ut)(s,t)||n.useDefault&&n.reflect&&s===this._$Ej?.get(e)&&!this.hasAttribute(o._$Eu(e,n))))return;this.C(e,t,n)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:n,reflect:r,wrapped:s},o){n&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,o??t??this[e]),s!==!0||o!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(t=void 0),this._$AL.set(e,t)),r===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[r,s]of this._$Ep)this[r]=s;this._$Ep=void 0}let n=this.constructor.elementProperties;if(n.size>0)for(let[r,s]of n){let{wrapped:o}=s,a=this[r];o!==!0||this._$AL.has(r)||a===void 0||this.C(r,void 0,s,a)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(n=>n.hostUpdate?.()),this.update(t)):this._$EM()}catch(n){throw e=!1,this._$EM(),n}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};$.elementStyles=[],$.shadowRootOptions={mode:"open"},$[X("elementProperties")]=new Map,$[X("finalized")]=new Map,Wn?.({ReactiveElement:$}),(fe.reactiveElementVersions??=[]).push("2.1.2");var ht=globalThis,zt=i=>i,ge=ht.trustedTypes,Ht=ge?ge.createPolicy("lit-html",{createHTML:i=>i}):void 0,ut="$lit$",E=`lit$${Math.random().toFixed(9).slice(2)}$`,pt="?"+E,Fn=`<${pt}>`,j=document,ee=()=>j.createComment(""),te=i=>i===null||typeof i!="object"&&typeof i!="function",mt=Array.isArray,Gt=i=>mt(i)||typeof i?.[Symbol.iterator]=="function",lt=`[ 	
\f\r]`,Z=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Bt=/-->/g,Wt=/>/g,O=RegExp(`>|${lt}(?:([^\\s"'>=/]+)(${lt}*=${lt}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Ft=/'/g,Kt=/"/g,Jt=/^(?:script|style|textarea|title)$/i,ft=i=>(e,...t)=>({_$litType$:i,strings:e,values:t}),h=ft(1),Xs=ft(2),Zs=ft(3),C=Symbol.for("lit-noChange"),l=Symbol.for("lit-nothing"),Yt=new WeakMap,D=j.createTreeWalker(j,129);function Qt(i,e){if(!mt(i)||!i.hasOwnProperty("raw"))throw Error("invalid template strings array");return Ht!==void 0?Ht.createHTML(e):e}var Xt=(i,e)=>{let t=i.length-1,n=[],r,s=e===2?"<svg>":e===3?"<math>":"",o=Z;for(let a=0;a<t;a++){let c=i[a],p,m,u=-1,g=0;for(;g<c.length&&(o.lastIndex=g,m=o.exec(c),m!==null);)g=o.lastIndex,o===Z?m[1]==="!--"?o=Bt:m[1]!==void 0?o=Wt:m[2]!==void 0?(Jt.test(m[2])&&(r=RegExp("</"+m[2],"g")),o=O):m[3]!==void 0&&(o=O):o===O?m[0]===">"?(o=r??Z,u=-1):m[1]===void 0?u=-2:(u=o.lastIndex-m[2].length,p=m[1],o=m[3]===void 0?O:m[3]==='"'?Kt:Ft):o===Kt||o===Ft?o=O:o===Bt||o===Wt?o=Z:(o=O,r=void 0);let f=o===O&&i[a+1].startsWith("/>")?" ":"";s+=o===Z?c+Fn:u>=0?(n.push(p),c.slice(0,u)+ut+c.slice(u)+E+f):c+E+(u===-2?a:f)}return[Qt(i,s+(i[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),n]},ie=class i{constructor({strings:e,_$litType$:t},n){let r;this.parts=[];let s=0,o=0,a=e.length-1,c=this.parts,[p,m]=Xt(e,t);if(this.el=i.createElement(p,n),D.currentNode=this.el.content,t===2||t===3){let u=this.el.content.firstChild;u.replaceWith(...u.childNodes)}for(;(r=D.nextNode())!==null&&c.length<a;){if(r.nodeType===1){if(r.hasAttributes())for(let u of r.getAttributeNames())if(u.endsWith(ut)){let g=m[o++],f=r.getAttribute(u).split(E),v=/([.?@])?(.*)/.exec(g);c.push({type:1,index:s,name:v[2],strings:f,ctor:v[1]==="."?ye:v[1]==="?"?we:v[1]==="@"?be:q}),r.removeAttribute(u)}else u.startsWith(E)&&(c.push({type:6,index:s}),r.removeAttribute(u));if(Jt.test(r.tagName)){let u=r.textContent.split(E),g=u.length-1;if(g>0){r.textContent=ge?ge.emptyScript:"";for(let f=0;f<g;f++)r.append(u[f],ee()),D.nextNode(),c.push({type:2,index:++s});r.append(u[g],ee())}}}else if(r.nodeType===8)if(r.data===pt)c.push({type:2,index:s});else{let u=-1;for(;(u=r.data.indexOf(E,u+1))!==-1;)c.push({type:7,index:s}),u+=E.length-1}s++}}static createElement(e,t){let n=j.createElement("template");return n.innerHTML=e,n}};function V(i,e,t=i,n){if(e===C)return e;let r=n!==void 0?t._$Co?.[n]:t._$Cl,s=te(e)?void 0:e._$litDirective$;return r?.constructor!==s&&(r?._$AO?.(!1),s===void 0?r=void 0:(r=new s(i),r._$AT(i,t,n)),n!==void 0?(t._$Co??=[])[n]=r:t._$Cl=r),r!==void 0&&(e=V(i,r._$AS(i,e.values),r,n)),e}var ve=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:n}=this._$AD,r=(e?.creationScope??j).importNode(t,!0);D.currentNode=r;let s=D.nextNode(),o=0,a=0,c=n[0];for(;c!==void 0;){if(o===c.index){let p;c.type===2?p=new W(s,s.nextSibling,this,e):c.type===1?p=new c.ctor(s,c.name,c.strings,this,e):c.type===6&&(p=new Se(s,this,e)),this._$AV.push(p),c=n[++a]}o!==c?.index&&(s=D.nextNode(),o++)}return D.currentNode=j,r}p(e){let t=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(e,n,t),t+=n.strings.length-2):n._$AI(e[t])),t++}},W=class i{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,n,r){this.type=2,this._$AH=l,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=r,this._$Cv=r?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=V(this,e,t),te(e)?e===l||e==null||e===""?(this._$AH!==l&&this._$AR(),this._$AH=l):e!==this._$AH&&e!==C&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):Gt(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==l&&te(this._$AH)?this._$AA.nextSibling.data=e:this.T(j.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:n}=e,r=typeof n=="number"?this._$AC(e):(n.el===void 0&&(n.el=ie.createElement(Qt(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===r)this._$AH.p(t);else{let s=new ve(r,this),o=s.u(this.options);s.p(t),this.T(o),this._$AH=s}}_$AC(e){let t=Yt.get(e.strings);return t===void 0&&Yt.set(e.strings,t=new ie(e)),t}k(e){mt(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,n,r=0;for(let s of e)r===t.length?t.push(n=new i(this.O(ee()),this.O(ee()),this,this.options)):n=t[r],n._$AI(s),r++;r<t.length&&(this._$AR(n&&n._$AB.nextSibling,r),t.length=r)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let n=zt(e).nextSibling;zt(e).remove(),e=n}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},q=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,r,s){this.type=1,this._$AH=l,this._$AN=void 0,this.element=e,this.name=t,this._$AM=r,this.options=s,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=l}_$AI(e,t=this,n,r){let s=this.strings,o=!1;if(s===void 0)e=V(this,e,t,0),o=!te(e)||e!==this._$AH&&e!==C,o&&(this._$AH=e);else{let a=e,c,p;for(e=s[0],c=0;c<s.length-1;c++)p=V(this,a[n+c],t,c),p===C&&(p=this._$AH[c]),o||=!te(p)||p!==this._$AH[c],p===l?e=l:e!==l&&(e+=(p??"")+s[c+1]),this._$AH[c]=p}o&&!r&&this.j(e)}j(e){e===l?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},ye=class extends q{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===l?void 0:e}},we=class extends q{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==l)}},be=class extends q{constructor(e,t,n,r,s){super(e,t,n,r,s),this.type=5}_$AI(e,t=this){if((e=V(this,e,t,0)??l)===C)return;let n=this._$AH,r=e===l&&n!==l||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,s=e!==l&&(n===l||r);r&&this.element.removeEventListener(this.name,this,n),s&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},Se=class{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){V(this,e)}},Zt={M:ut,P:E,A:pt,C:1,L:Xt,R:ve,D:Gt,V,I:W,H:q,N:we,U:be,B:ye,F:Se},Kn=ht.litHtmlPolyfillSupport;Kn?.(ie,W),(ht.litHtmlVersions??=[]).push("3.3.3");var ei=(i,e,t)=>{let n=t?.renderBefore??e,r=n._$litPart$;if(r===void 0){let s=t?.renderBefore??null;n._$litPart$=r=new W(e.insertBefore(ee(),s),s,void 0,t??{})}return r._$AI(i),r};var gt=globalThis,M=class extends ${constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=ei(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return C}};M._$litElement$=!0,M.finalized=!0,gt.litElementHydrateSupport?.({LitElement:M});var Yn=gt.litElementPolyfillSupport;Yn?.({LitElement:M});(gt.litElementVersions??=[]).push("4.2.2");var di={de:()=>Promise.resolve().then(()=>(ii(),ti)),fr:()=>Promise.resolve().then(()=>(ri(),ni)),es:()=>Promise.resolve().then(()=>(oi(),si)),it:()=>Promise.resolve().then(()=>(ci(),ai))};function Ce(i){let n=([i,document.documentElement.lang,...navigator.languages??[]].find(r=>r)??"en").slice(0,2).toLowerCase();return n in di?n:"en"}async function ke(i){return di[i]?.().catch(()=>{})}var F={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},U=i=>(...e)=>({_$litDirective$:i,values:e}),I=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,n){this._$Ct=e,this._$AM=t,this._$Ci=n}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};var ne=class extends I{constructor(e){if(super(e),this.it=l,e.type!==F.CHILD)throw Error(this.constructor.directiveName+"() can only be used in child bindings")}render(e){if(e===l||e==null)return this._t=void 0,this.it=e;if(e===C)return e;if(typeof e!="string")throw Error(this.constructor.directiveName+"() called with a non-string value");if(e===this.it)return this._t;this.it=e;let t=[e];return t.raw=t,this._t={_$litType$:this.constructor.resultType,strings:t,values:[]}}};ne.directiveName="unsafeHTML",ne.resultType=1;var li=U(ne);var hi='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m6 9 6 6 6-6"/></svg>';var ui='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M8 3H5a2 2 0 0 0-2 2v3"/><path d="M21 8V5a2 2 0 0 0-2-2h-3"/><path d="M3 16v3a2 2 0 0 0 2 2h3"/><path d="M16 21h3a2 2 0 0 0 2-2v-3"/></svg>';var pi='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M12 19v3"/><path d="M19 10v2a7 7 0 0 1-14 0v-2"/><rect x="9" y="2" width="6" height="13" rx="3"/></svg>';var mi='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M12 19v3"/><path d="M15 9.34V5a3 3 0 0 0-5.68-1.33"/><path d="M16.95 16.95A7 7 0 0 1 5 12v-2"/><path d="M18.89 13.23A7 7 0 0 0 19 12v-2"/><path d="m2 2 20 20"/><path d="M9 9v3a3 3 0 0 0 5.12 2.12"/></svg>';var fi='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M8 3v3a2 2 0 0 1-2 2H3"/><path d="M21 8h-3a2 2 0 0 1-2-2V3"/><path d="M3 16h3a2 2 0 0 1 2 2v3"/><path d="M16 21v-3a2 2 0 0 1 2-2h3"/></svg>';var gi='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m9 10 3-3 3 3"/><path d="M12 13V7"/><rect width="20" height="14" x="2" y="3" rx="2"/><path d="M12 17v4"/><path d="M8 21h8"/></svg>';var vi='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m14.5 12.5-5-5"/><path d="m9.5 12.5 5-5"/><rect width="20" height="14" x="2" y="3" rx="2"/><path d="M12 17v4"/><path d="M8 21h8"/></svg>';var yi='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M13.832 16.568a1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 6.392 6.384"/></svg>';var wi='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M10.1 13.9a14 14 0 0 0 3.732 2.668 1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2 18 18 0 0 1-12.728-5.272"/><path d="M22 2 2 22"/><path d="M4.76 13.582A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 .244.473"/></svg>';var bi='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M14 17H5"/><path d="M19 7h-9"/><circle cx="17" cy="17" r="3"/><circle cx="7" cy="7" r="3"/></svg>';var Si='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3"/><path d="M12 9v4"/><path d="M12 17h.01"/></svg>';var Ci='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="m16 13 5.223 3.482a.5.5 0 0 0 .777-.416V7.87a.5.5 0 0 0-.752-.432L16 10.5"/><rect x="2" y="6" width="14" height="12" rx="2"/></svg>';var ki='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M10.66 6H14a2 2 0 0 1 2 2v2.5l5.248-3.062A.5.5 0 0 1 22 7.87v8.196"/><path d="M16 16a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h2"/><path d="m2 2 20 20"/></svg>';var xi='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M11 4.702a.705.705 0 0 0-1.203-.498L6.413 7.587A1.4 1.4 0 0 1 5.416 8H3a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2.416a1.4 1.4 0 0 1 .997.413l3.383 3.384A.705.705 0 0 0 11 19.298z"/><path d="M16 9a5 5 0 0 1 0 6"/><path d="M19.364 18.364a9 9 0 0 0 0-12.728"/></svg>';var Ti='<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="M18 6 6 18"/><path d="m6 6 12 12"/></svg>';var yr={chevronDown:hi,maximize:ui,mic:pi,micOff:mi,minimize:fi,monitorUp:gi,monitorX:vi,phone:yi,phoneOff:wi,settings:bi,triangleAlert:Si,video:Ci,videoOff:ki,volume:xi,x:Ti};function w(i){return li(yr[i].replace("<svg",'<svg aria-hidden="true" focusable="false"'))}function re({kind:i,direction:e,role:t="customer"}){return{microphone:i!=="screen",camera:i==="video"&&((e??"sendrecv")==="sendrecv"||e===(t==="customer"?"sendonly":"recvonly")),screen:i==="screen"}}function $i(i,e){let{kind:t,direction:n}=i.info;return{kind:t==="screen"&&!i.may("screen")?"voice":t,direction:n,role:e,begin:async()=>i}}function vt(i,e){return i.info.members.find(({person:t})=>t.identity===e)?.person.name??e}function Ei(i){let{call:e,strings:t}=i;if(!e)return l;let{request:n}=e.info;if(n&&i.isForUs(n))return wr(i,n);if(n&&n.by===e.me.identity)return yt(t.waitingForConsent,[{label:t.takeBack,run:()=>i.attempt(()=>e.cancelSwitch())}]);if(i.unmuteAsked){let{source:r,by:s}=i.unmuteAsked,o=()=>r==="camera"?i.toggleCamera():i.toggleMicrophone();return yt(t.wantsToHearYou(vt(e,s)),[{label:t.unmute,primary:!0,run:o},{label:t.notNow,run:()=>i.dismissAsk()}])}return l}function wr(i,e){let{strings:t}=i,n=i.call,r=vt(n,e.by),s=e.kind==="video"&&n.info.kind!=="video",o=i.wouldShowUs(e),a=s?t.wantsVideo(r):o?t.wantsToSeeYou(r):t.wantsChange(r),c=(p,m=!0)=>i.attempt(()=>n.answerSwitch(p,{camera:m}));return yt(a,[{label:t.agree,primary:!0,run:()=>c(!0)},...o?[{label:t.agreeWithoutCamera,run:()=>c(!0,!1)}]:[],{label:t.decline,run:()=>c(!1)}])}function yt(i,e){return h`
    <div class="ask" part="ask" role="alertdialog" aria-label=${i}>
      <p>${w("video")}<span>${i}</span></p>
      <div class="actions">
        ${e.map(({label:t,primary:n,run:r})=>h`<button class=${n?"primary":"plain"} @click=${r}>${t}</button>`)}
      </div>
    </div>
  `}var z={region:"Video call",controls:"Call controls",joinTitle:"Ready to join?",joinHint:"Check your picture and sound. Nobody sees you before you join.",join:"Join call",joinWithoutCamera:"Join without camera",preview:"Preview of your camera",previewOff:"Your camera is off",previewAsking:"Your browser asks for your camera and microphone. Choose “Allow”.",microphoneLevel:"Microphone level",camera:"Camera",microphone:"Microphone",speaker:"Speaker",unnamedDevice:(i,e)=>`${i} ${e}`,noDevice:"None found",settings:"Devices",close:"Close",muteMicrophone:"Mute microphone",unmuteMicrophone:"Unmute microphone",stopCamera:"Turn camera off",startCamera:"Turn camera on",shareScreen:"Share screen",stopSharing:"Stop sharing",fullscreen:"Full screen",leaveFullscreen:"Leave full screen",leave:"Leave call",you:"You",selfView:"Your camera. Move it with the arrow keys.",sharing:"You are sharing your screen",screenOf:i=>`${i}’s screen`,waitingFor:i=>i==="customer"?"Waiting for the agent…":"Waiting for the customer…",waitingHint:"The call starts by itself as soon as they are here.",leftWaiting:i=>`${i} left the call.`,leftHint:"You can wait for them to come back, or leave.",connecting:"Connecting…",connected:"Connected",reconnecting:"Connection lost. Reconnecting…",signalReconnecting:"Reconnecting…",path:({protocol:i,relay:e})=>e?`Connected through a relay over ${e.protocol.toUpperCase()}`:`Connected over ${i.toUpperCase()}`,resumed:"You are connected again.",othersReconnecting:i=>`${i}’s connection was interrupted. Waiting…`,microphoneOff:i=>`${i}’s microphone is off`,cameraOffByRequest:i=>`You can see ${i}. Your camera is off by request.`,theyMayNotSend:i=>`${i} can see you. Their camera is off by request.`,joined:i=>`${i} joined the call.`,left:i=>`${i} left the call.`,sharesScreen:i=>`${i} shares the screen.`,stoppedSharing:i=>`${i} stopped sharing.`,mutedNow:"Your microphone is off.",unmutedNow:"Your microphone is on.",cameraOnNow:"Your camera is on.",cameraOffNow:"Your camera is off.",listen:"Your browser holds back the sound.",listenButton:"Turn sound on",endedTitle:"The call has ended",refusedTitle:"You can’t join this call",failedTitle:"We can’t connect you",duration:i=>`It lasted ${i}.`,joinAgain:"Join again",tryAgain:"Try again",noToken:"This link is not complete. Ask for a new one.",unsupportedTitle:"This browser can’t make video calls",unsupported:"Open the link in a current Chrome, Edge, Firefox or Safari, over a secure (https) address.",uses:"This call uses",usesMicrophone:"Your microphone",usesCamera:"Your camera",usesNoCamera:"Your camera stays off",usesScreen:"What you choose to show of your screen",voiceTitle:"Ready to talk?",voiceHint:"Check your microphone. Nobody hears you before you join.",screenTitle:"Show your screen?",screenHint:"Your browser asks which window or tab to show. You can stop at any time.",chooseScreen:"Choose what to show",notNow:"Not now",held:"You are on hold. The conversation goes on in a moment.",heldByUs:"The customer is on hold.",switchToVideo:"Switch to video",switchToVoice:"Switch to voice only",wantsVideo:i=>`${i} would like to switch to video.`,wantsToSeeYou:i=>`${i} would like to see you.`,wantsChange:i=>`${i} would like to change how video flows.`,agree:"Agree",agreeWithoutCamera:"Without my camera",decline:"Decline",waitingForConsent:"Waiting for the other side to agree…",takeBack:"Take back",switched:i=>i==="video"?"This is a video call now.":"This is a voice call now.",notSwitched:"The call stays as it was.",mutedByAgent:"You have been muted.",wantsToHearYou:i=>`${i} asks you to unmute.`,unmute:"Unmute",devices:{microphone:"microphone",camera:"camera",screen:"screen"},failures:{permission_denied:i=>`We can’t reach your ${i}. Allow it in the address bar, then try again.`,device_not_found:i=>`We found no ${i}. Plug one in, or go on without it.`,device_in_use:i=>`Your ${i} is used by another program. Close that program, then try again.`,device_constraints:i=>`Your ${i} can’t be used like this. Choose another one.`,device_failed:i=>`Your ${i} does not work. Choose another one, or go on without it.`,share_cancelled:()=>"Nothing is shared.",token_expired:()=>"This link has expired. Ask for a new one.",unauthorized:()=>"This link is not valid. Ask for a new one.",forbidden:()=>"You are not allowed to do this in this call.",room_full:()=>"This call has no free place. Try again later.",busy:()=>"The service is busy. Try again in a moment.",unreachable:()=>"The service can’t be reached. Check your internet connection, then try again.",connection_lost:()=>"Your internet connection was lost for too long.",media_failed:()=>"Sound and picture can’t get through your network. Try another one, for example your phone’s.",unsupported_browser:()=>"This browser can’t do that.",other:()=>"Something went wrong. Try again."},ends:{left:"You left the call.",roomClosed:"The call was closed for everybody.",hungUp:"The call was ended.",removed:"You were removed from the call.",replaced:"The call goes on in another window.",participantLost:"The connection to the other side was lost."}};function S(i,e,t="camera"){let n=e!==void 0&&e in i.failures?e:br[e??""];return i.failures[n??"other"](i.devices[t])}var br={server_full:"busy",shutting_down:"busy",rate_limited:"busy",timeout:"unreachable"};function Pi(i,e,t,n){switch(e){case"left":case"removed":case"replaced":return i.ends[e];case"roomClosed":return n||i.ends.roomClosed;case"refused":return S(i,t??"unauthorized");case"mediaFailed":return S(i,"media_failed");case"connectionLost":return S(i,t??"connection_lost")}}function K(i){let e=r=>String(Math.floor(r)).padStart(2,"0"),t=Math.floor(i/3600),n=Math.floor(i%3600/60);return t>0?`${t}:${e(n)}:${e(i%60)}`:`${n}:${e(i%60)}`}function Ri(i){let e=i.trim().split(/\s+/).filter(Boolean);return(e.length>1?[e[0],e[e.length-1]]:e).map(n=>[...n][0].toUpperCase()).join("")||"?"}function Mi(i,e,t){let{strings:n}=i,r=i.room?.localParticipant,s=r?.isMicrophoneEnabled??!1,o=r?.isCameraEnabled??!1,a=r?.isScreenShareEnabled??!1,c="getDisplayMedia"in navigator.mediaDevices&&B(i,"screen");return h`
    <div class="bar" part="bar" role="group" aria-label=${n.controls}>
      ${H({part:"microphone",symbol:s?"mic":"micOff",label:s?n.muteMicrophone:n.unmuteMicrophone,key:"M",off:!s,disabled:!B(i,"microphone"),run:()=>i.toggleMicrophone()})}
      ${i.call?.info.kind==="voice"&&!i.call.listens?Sr(i):l}
      ${H({part:"camera",extra:i.call&&i.call.info.kind!=="video"?"absent":"",symbol:o?"video":"videoOff",label:o?n.stopCamera:n.startCamera,key:"V",off:!o,disabled:!B(i,"camera"),run:()=>i.toggleCamera()})}
      ${c?H({part:"share",symbol:a?"monitorX":"monitorUp",label:a?n.stopSharing:n.shareScreen,key:"S",on:a,run:()=>i.toggleScreen()}):l}
      ${H({part:"settings",symbol:"settings",label:n.settings,expanded:t.settings,run:e.toggleSettings})}
      ${document.fullscreenEnabled?H({part:"fullscreen",extra:"optional",symbol:t.fullscreen?"minimize":"maximize",label:t.fullscreen?n.leaveFullscreen:n.fullscreen,run:e.toggleFullscreen}):l}
      <span class="gap"></span>
      ${H({part:"hangup",extra:"hangup",symbol:"phone",label:n.leave,run:()=>i.leave()})}
    </div>
  `}function Sr(i){return H({part:"switch-video",symbol:"video",label:i.strings.switchToVideo,disabled:i.switchRequest!==null,run:()=>i.attempt(()=>i.call.switchTo("video"))})}function H({part:i,symbol:e,label:t,extra:n,key:r,off:s,on:o,disabled:a,expanded:c,run:p}){return h`<button
    class=${n??""}
    part=${i}
    aria-label=${t}
    aria-keyshortcuts=${r??l}
    aria-expanded=${c??l}
    data-tip=${r?`${t} (${r})`:t}
    ?data-off=${s}
    ?data-on=${o}
    ?disabled=${a}
    @click=${p}
  >
    ${w(e)}
  </button>`}function B(i,e){if(i.call)return e==="screen"?!i.call.listens:i.call.may(e);let t=i.room?.localParticipant.grants;if(!t)return!0;let n=t.videoDirection==="sendrecv"||t.videoDirection==="sendonly";return t.publish.includes(e)&&(e!=="camera"||n)}function Ii(i){let{strings:e,room:t}=i,n=i.state==="reconnecting",r=t?.state==="reconnecting"?e.reconnecting:e.signalReconnecting,s=Cr(i);return h`
    <div class="top" part="top">
      <span class="pill" part="connection" data-tone=${n?"warm":"good"}>
        <span class="dot"></span>${n?r:`${e.connected} · ${K(i.seconds)}`}
      </span>
      ${s?h`<span class="pill" part="direction" data-tone=${i.call?.info.held?"warm":l}>${s}</span>`:l}
      ${t?.localParticipant.isScreenShareEnabled?h`<span class="pill" data-tone="share" part="sharing">
              ${e.sharing}
              <button @click=${()=>i.toggleScreen()}>${e.stopSharing}</button>
            </span>`:l}
      ${t&&!t.canPlaybackAudio?h`<span class="pill" data-tone="warm" part="sound">
              ${e.listen}
              <button @click=${()=>t.startAudio()}>${e.listenButton}</button>
            </span>`:l}
    </div>
  `}function Cr(i){let{call:e}=i;if(e?.info.held)return e.me.role==="customer"?i.strings.held:i.strings.heldByUs;if(e&&e.info.kind!=="video")return"";let t=i.room?.localParticipant.grants?.videoDirection,n=i.others[0]?.name;return n?t==="recvonly"?i.strings.cameraOffByRequest(n):t==="sendonly"?i.strings.theyMayNotSend(n):"":""}function Ai(i,e,t){let{strings:n}=i;return h`
    <div class="panel" part="panel" role="dialog" aria-label=${n.settings}>
      <header>
        <h2>${n.settings}</h2>
        <button aria-label=${n.close} @click=${t}>${w("x")}</button>
      </header>
      ${e.render()}
      ${i.call?.info.kind==="video"&&!i.call.listens?h`<button
              class="plain"
              part="switch-voice"
              @click=${()=>i.attempt(()=>i.call.switchTo("voice")).then(t)}
            >
              ${n.switchToVoice}
            </button>`:l}
      ${i.room?.path?h`<p part="path">${n.path(i.room.path)}</p>`:l}
    </div>
  `}function wt(i){return i.toast?h`
    <div class="toast" part="toast" role="alert">
      ${w("triangleAlert")}<span>${i.toast}</span>
      <button aria-label=${i.strings.close} @click=${()=>i.hideToast()}>${w("x")}</button>
    </div>
  `:l}var Li=R`
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
`;var kr=["videoinput","audioinput","audiooutput"],xe=class{#e;#t;#i=[];constructor(e,t){this.#e=e,this.#t=t}async refresh(){let e=await this.#e.room?.devices.list().catch(()=>[]);this.#i=(e??[]).filter(t=>t.deviceId!==""),this.#t()}render({meter:e=!1,camera:t=!0}={}){let n=kr.filter(r=>t||r!=="videoinput").map(r=>[this.#n(r),e&&r==="audioinput"?this.#r():l]);return h`<div class="fields" part="devices">${n}</div>`}#n(e){let{strings:t}=this.#e,n=this.#i.filter(a=>a.kind===e);if(e==="audiooutput"&&n.length===0)return l;let[r,s]={videoinput:[t.camera,"video"],audioinput:[t.microphone,"mic"],audiooutput:[t.speaker,"volume"]}[e],o=this.#s(e);return h`
      <label class="field">
        <span>${r}</span>
        <span class="box">
          ${w(s)}
          <select
            part="device-select"
            data-kind=${e}
            ?disabled=${n.length===0}
            @change=${a=>this.#c(e,a.target.value)}
          >
            ${n.length===0?h`<option>${t.noDevice}</option>`:l}
            ${n.map((a,c)=>h`
                <option value=${a.deviceId} ?selected=${a.deviceId===o}>
                  ${a.label||t.unnamedDevice(r,c+1)}
                </option>
              `)}
          </select>
          ${w("chevronDown")}
        </span>
      </label>
    `}#r(){let{microphoneLevel:e}=this.#e.strings;return h`<span class="meter" part="meter" role="img" aria-label=${e}><i></i></span>`}#s(e){let{preview:t,room:n}=this.#e,r=n?.localParticipant,s=t?.camera??r?.track("camera")?.mediaStreamTrack,o=t?.microphone??r?.track("microphone")?.mediaStreamTrack;return{videoinput:s,audioinput:o,audiooutput:void 0}[e]?.getSettings().deviceId??n?.devices.chosen(e)}async#c(e,t){await this.#e.chooseDevice(e,t),await this.refresh()}};var Te=class{isIdle=!1;#e;#t;#i=!1;constructor(e){this.#e=e}pointer=()=>{this.#i=!1,this.#n()};keyboard=()=>{this.#i=!0,this.#n()};stop(){clearTimeout(this.#t)}#n(){clearTimeout(this.#t),this.#i||(this.#t=setTimeout(()=>this.#r(!0),3e3)),this.#r(!1)}#r(e){e!==this.isIdle&&(this.isIdle=e,this.#e())}};var d=class i extends Error{code;retryable;constructor(e,t,n=!1,r){super(t,r===void 0?void 0:{cause:r}),this.name="VisavisError",this.code=e,this.retryable=n}static aborted(){return new i("aborted","The operation was cancelled.")}static timeout(e){return new i("timeout",`${e} took too long.`,!0)}static connectionLost(){return new i("connection_lost","The connection to the server was lost.",!0)}static unreachable(){return new i("unreachable","The server cannot be reached.",!0)}static invalidState(e){return new i("invalid_state",e)}static unsupportedBrowser(){return new i("unsupported_browser","This browser cannot make video calls.")}static fromServer(e){return new i(e.code,e.message,e.retryable)}static fromClose(e){return e===4401?new i("unauthorized","The token was refused."):e===4409?new i("replaced","The call goes on in another window."):e===4410||e===1e3?new i("ended","The call was ended."):i.connectionLost()}},b=class i extends d{source;constructor(e,t,n,r){super(e,t,e!=="device_not_found",r),this.name="DeviceError",this.source=n}static from(e,t){if(e instanceof i)return e;let n=e instanceof Error?e.name:"",r=xr(n,t);return new i(r,`The ${t} cannot be used (${n||"unknown"}).`,t,e)}};function xr(i,e){switch(i){case"NotAllowedError":case"SecurityError":return e==="screen"?"share_cancelled":"permission_denied";case"NotFoundError":case"DevicesNotFoundError":return"device_not_found";case"NotReadableError":case"TrackStartError":case"AbortError":return"device_in_use";case"OverconstrainedError":case"ConstraintNotSatisfiedError":return"device_constraints";default:return"device_failed"}}var se=class extends d{tried;constructor(e=[]){let t=e.map(r=>Tr[r]).join(", "),n=t&&` Tried: ${t}.`;super("media_failed",`Sound and picture cannot reach the server from this network.${n}`,!0),this.name="MediaError",this.tried=e}},Tr={udp:"UDP",tcp:"TCP",relayUdp:"relay over UDP",relayTcp:"relay over TCP",relayTls:"relay over TLS"};function P(i,e){return e?new Promise((t,n)=>{let r=()=>n(d.aborted());if(e.aborted)return r();e.addEventListener("abort",r,{once:!0}),i.then(t,n).finally(()=>e.removeEventListener("abort",r))}):i}var y=class{#e=new Map;on(e,t){let n=this.#e.get(e)??new Set;return n.add(t),this.#e.set(e,n),()=>this.off(e,t)}once(e,t){let n=this.on(e,(...r)=>{n(),t(...r)});return n}off(e,t){this.#e.get(e)?.delete(t)}emit(e,...t){for(let n of[...this.#e.get(e)??[]])try{n(...t)}catch(r){$r(r)}}};function $r(i){typeof globalThis.reportError=="function"?globalThis.reportError(i):console.error(i)}var _i={width:{ideal:1280},height:{ideal:720},frameRate:{ideal:30}},Ni={echoCancellation:!0,noiseSuppression:!0,autoGainControl:!0},Er={video:{frameRate:{ideal:15}},audio:!1},Ee=class{#e;#t=new Map;constructor(e){this.#e=e}choose(e,t){this.#t.set(e,t)}chosen(e){return this.#t.get(e)}async list(e){let t=await this.#e.enumerateDevices();return e?t.filter(n=>n.kind===e):t}onChange(e){return this.#e.addEventListener?.("devicechange",e),()=>this.#e.removeEventListener?.("devicechange",e)}camera(e={}){let t=this.#n("videoinput",_i,e);return this.#r("camera",()=>this.#e.getUserMedia({video:t}))}microphone(e={}){let t=this.#n("audioinput",Ni,e);return this.#r("microphone",()=>this.#e.getUserMedia({audio:t}))}async open(e=!0,t=!0){if(e&&t)try{let a=await this.#e.getUserMedia({audio:this.#n("audioinput",Ni,$e(e)),video:this.#n("videoinput",_i,$e(t))});return{microphone:a.getAudioTracks()[0],camera:a.getVideoTracks()[0],errors:[]}}catch(a){if(await this.#i(a))return{errors:[b.from(a,"camera"),b.from(a,"microphone")]}}let n=[],r=a=>{n.push(a)},[s,o]=await Promise.all([e?this.microphone($e(e)).catch(r):void 0,t?this.camera($e(t)).catch(r):void 0]);return{microphone:s,camera:o,errors:n}}async#i(e){return e?.name!=="NotAllowedError"?!1:!(await Promise.all(["camera","microphone"].map(Pr))).includes("granted")}async screen(){if(!this.#e.getDisplayMedia)throw d.unsupportedBrowser();let e=await this.#r("screen",()=>this.#e.getDisplayMedia(Er));return e.contentHint="detail",e}#n(e,t,n){let r=this.#t.get(e);return{...t,...r?{deviceId:{exact:r}}:{},...n}}async#r(e,t){try{let n=(await t()).getTracks()[0];if(!n)throw new b("device_failed",`The ${e} gave no track.`,e);return n}catch(n){throw b.from(n,e)}}};function $e(i){return typeof i=="object"?i:{}}async function Pr(i){try{return(await navigator.permissions.query({name:i})).state}catch{return}}var Pe=class{#e;#t=[];#i=Number.NEGATIVE_INFINITY;constructor(e){this.#e=e}handleGiven(e){this.#t=e,this.#i=Date.now()}async fresh(){return Date.now()-this.#i>=24e4&&this.handleGiven(await this.#e()),this.#t}};function Oi(i,e){return i.filter(({relayOnly:t})=>e==="relay"||!t).map(({relayOnly:t,...n})=>n)}function Rr(i){if(i.startsWith("turns:"))return"relayTls";if(i.startsWith("turn:"))return/[?&]transport=tcp\b/i.test(i)?"relayTcp":"relayUdp"}function Di(i,e,t){let n=t==="relay"?[]:Mr(i),s=e.flatMap(o=>o.urls).map(Rr).filter(o=>o!==void 0);return[...new Set([...n,...s])]}function Mr(i){let e=i.matchAll(/^a=candidate:\S+ \d+ (udp|tcp) /gim);return[...new Set([...e].map(([,t])=>t.toLowerCase()))]}function Vi(i){let e=[...i.values()],t=Ir(e),n=e.find(({id:o})=>o===t?.localCandidateId);if(!t||!n)return;let r=t.currentRoundTripTime;return{path:{protocol:n.protocol==="tcp"?"tcp":"udp",relay:n.candidateType==="relay"?Ar(n):null,roundTripMs:r===void 0?null:Math.round(r*1e3)},priority:t.priority??0,generation:n.usernameFragment??""}}function qi(i,e){return!i||i.generation!==e.generation?!1:e.priority<i.priority&&!bt(i.path,e.path)}function bt(i,e){return ji(i)===ji(e)&&i?.relay?.url===e?.relay?.url}function ji(i){return i?i.relay?`relay ${i.relay.protocol}`:i.protocol:""}function Ir(i){let e=i.filter(({type:n})=>n==="candidate-pair"),t=i.find(({type:n,selectedCandidatePairId:r})=>n==="transport"&&r);return e.find(({id:n})=>n===t?.selectedCandidatePairId)??e.find(({selected:n})=>n)??e.find(({nominated:n,state:r})=>n&&r==="succeeded")}function Ar({relayProtocol:i,url:e=""}){return e.startsWith("turns:")||i==="tls"?{protocol:"tls",url:e||null}:{protocol:i==="tcp"?"tcp":"udp",url:e||null}}var A=class{#e=Promise.resolve();run(e){let t=this.#e.then(e);return this.#e=t.catch(()=>{}),t}};function Ui(i){return i.split(/(?=^m=)/m).map(e=>e.startsWith("m=video")?Lr(e):e).join("")}function Lr(i){let e=[...i.matchAll(/^a=rtpmap:(\d+) (?:VP8|VP9|H264|AV1)\//gm)].map(n=>n[1]),t=i;for(let n of e){let r=new RegExp(`^(a=fmtp:${n} .*?)(\\r?\\n)`,"m"),s=new RegExp(`^(a=rtpmap:${n} .*?)(\\r?\\n)`,"m"),o="x-google-start-bitrate=900";t=r.test(t)?t.replace(r,`$1;${o}$2`):t.replace(s,`$1$2a=fmtp:${n} ${o}$2`)}return t}var _r=17e5,Nr=25e5,Or=15,Dr=2,jr=3,Vr=100,Re=class extends y{#e;#t;#i=new A;#n;#r=!1;#s;#c=[];#o;#l;constructor(e,t="all"){super(),this.#t={bundlePolicy:"max-bundle",iceTransportPolicy:t},this.#e=new e(this.#t),this.#e.onconnectionstatechange=()=>this.#h(),this.#e.oniceconnectionstatechange=()=>this.#g(),this.#e.addTransceiver("audio",{direction:"sendrecv"}),this.#e.addTransceiver("video",{direction:"sendrecv",sendEncodings:[{maxBitrate:_r}]}),this.#e.addTransceiver("video",{direction:"sendrecv",sendEncodings:[{active:!1,maxBitrate:Nr,maxFramerate:Or}]})}get state(){return this.#e.connectionState}get path(){return this.#s?.path}get tried(){return this.#c}prepare(){this.#n=this.#e.createOffer(),this.#n.catch(()=>{})}connect(e,t){return this.#i.run(async()=>{this.#a(e),await this.#d(t)})}restartIce(e,t){return this.#i.run(async()=>{this.#a(e),this.#e.restartIce(),await this.#d(t)})}grow(e){return this.#r?Promise.resolve():(this.#r=!0,this.#i.run(async()=>{let t=[...Array(Dr).fill("audio"),...Array(jr).fill("video")];for(let n of t)this.#e.addTransceiver(n,{direction:"recvonly"});await this.#d(e)}))}receiver(e){return this.#f(e)?.receiver}async send(e,t){let n=this.#f(e)?.sender;if(!n)throw d.invalidState(`There is no media line "${e}".`);t&&await qr(n),await n.replaceTrack(t)}getStats(){return this.#e.getStats()}close(){clearTimeout(this.#l),this.#e.onconnectionstatechange=null,this.#e.oniceconnectionstatechange=null,this.#o?.removeEventListener("selectedcandidatepairchange",this.#g),this.#e.close()}#a(e){let t=Oi(e,this.#t.iceTransportPolicy??"all");t.length===0&&!this.#t.iceServers||(this.#t.iceServers=t,this.#e.setConfiguration(this.#t),this.#n=void 0)}#h(){this.emit("stateChanged",this.state),this.state==="connected"&&(this.#p(),this.#g())}#p(){let e=this.#e.getTransceivers()[0]?.sender.transport?.iceTransport;!e||e===this.#o||(this.#o?.removeEventListener("selectedcandidatepairchange",this.#g),this.#o=e,e.addEventListener("selectedcandidatepairchange",this.#g))}#g=()=>{clearTimeout(this.#l),this.#l=setTimeout(()=>this.#u(),Vr)};async#u(){let e=await this.#e.getStats().then(Vi,()=>{});if(!e||this.state==="closed")return;let t=this.#s;this.#s=e,bt(e.path,t?.path)||this.emit("pathChanged",e.path),qi(t,e)&&this.emit("downgraded")}async#d(e){let t=this.#n??this.#e.createOffer();this.#n=void 0;let n=await t;await this.#e.setLocalDescription(n);try{let r=await e(n.sdp??""),{iceServers:s=[],iceTransportPolicy:o="all"}=this.#t;this.#c=Di(r,s,o),await this.#e.setRemoteDescription({type:"answer",sdp:Ui(r)})}catch(r){throw await this.#m(),r}}async#m(){this.#e.signalingState==="have-local-offer"&&await this.#e.setLocalDescription({type:"rollback"}).catch(()=>{})}#f(e){return this.#e.getTransceivers().find(t=>t.mid===e)}};async function qr(i){let e=i.getParameters(),t=e.encodings.filter(({active:n})=>n===!1);if(t.length!==0){for(let n of t)n.active=!0;await i.setParameters(e)}}var Me=class extends y{#e=new Set;#t=new Set;#i;get canPlay(){return this.#t.size===0}add(e){this.#e.add(e),this.#i&&this.#r(e,this.#i),this.#n(e)}remove(e){this.#e.delete(e),this.#t.delete(e)&&this.canPlay&&this.emit("changed",!0)}async start(){await Promise.all([...this.#t].map(e=>this.#n(e)))}async setSpeaker(e){this.#i=e,await Promise.all([...this.#e].map(t=>this.#r(t,e)))}async#n(e){let t=this.canPlay;try{await e.play?.(),this.#t.delete(e)}catch(n){n?.name==="NotAllowedError"&&this.#e.has(e)&&this.#t.add(e)}t!==this.canPlay&&this.emit("changed",this.canPlay)}async#r(e,t){await e.setSinkId?.(t).catch(()=>{})}};var Ur=1500,zr=7e3,zi=15e3,Hr=6e4,Ie=class extends y{#e;#t;#i="well";#n=0;#r=!1;#s=0;#c="new";#o=!0;#l=!0;#a;#h=!1;#p=Number.NEGATIVE_INFINITY;constructor(e,t){super(),this.#e=e,this.#t=t}start(){this.#w(zi,()=>this.#f())}stop(){this.#h=!0,clearTimeout(this.#a)}handlePeerState(e){this.#c=e,e==="connected"?this.#u():e==="failed"?this.#m():e==="disconnected"&&this.#i==="well"&&this.#w(Ur,()=>this.#m())}handleServerState(e){this.#o=e==="connected",e==="connected"?this.#u():e==="disconnected"?this.#m():this.#f()}handleDowngrade(){Date.now()-this.#p<Hr||(this.#p=Date.now(),this.#m())}handleSignalLost(){this.#l=!1}handleSignalResumed(){this.#l=!0,this.#i==="rejoining"?this.#f(!0):(this.#i==="restarting"||!this.#g())&&this.#m(!0)}handleSessionRestarted(){this.#l=!0,this.#f(!0)}#g(){return this.#o&&!["failed","disconnected"].includes(this.#c)}#u(){this.#c!=="connected"||!this.#o||this.#h||(clearTimeout(this.#a),this.#n=0,this.#r=!0,this.#i!=="well"&&(this.#i="well",this.emit("finished")))}#d(e){let t=this.#i==="well";this.#i=e,t&&(this.#s=Date.now(),this.emit("started"))}async#m(e=!1){if(!(this.#h||this.#i!=="well"&&!e)&&(this.#d("restarting"),clearTimeout(this.#a),!!this.#l)){this.#w(zr,()=>this.#f());try{await this.#e.restartIce(),this.#u()}catch{this.#l&&this.#i==="restarting"&&this.#f()}}}async#f(e=!1){if(this.#h||this.#i==="rejoining"&&!e||(this.#d("rejoining"),clearTimeout(this.#a),!this.#l))return;let t=this.#t.nextDelayMs({attempt:this.#n++,elapsedMs:Date.now()-this.#s});if(t===null)return this.#b(this.#v());this.#w(t,()=>this.#y())}async#y(){if(this.#l){this.#c="new",this.#o=!0,this.#w(zi,()=>{this.#r?this.#f(!0):this.#b(this.#v())});try{await this.#e.rejoin(),this.#u()}catch(e){if(this.#h||!this.#l)return;if(e instanceof d&&!e.retryable&&e.code!=="media_gone")return this.#b(e);this.#f(!0)}}}#v(){return new se(this.#e.tried())}#b(e){this.stop(),this.emit("failed",e)}#w(e,t){clearTimeout(this.#a),!this.#h&&(this.#a=setTimeout(t,e))}};var Br=[0,300,1200,2700,4800,7e3,7e3,7e3,7e3,7e3];function Ae(i=Math.random){return{nextDelayMs({attempt:e}){let t=Br[e];return t===void 0?null:e<2?t:t+i()*1e3}}}var Wr="visavis.v1",Fr=1e4,Kr=1e4,Yr=.8,Le=class extends y{#e;#t=new Map;#i;#n=1;#r=0;#s;#c;#o=!1;constructor(e,t){super(),this.#e=new t(e,Wr),this.#i=new Promise((n,r)=>{this.#e.onopen=()=>n(),this.on("closed",()=>r(d.unreachable()))}),this.#i.catch(()=>{}),this.#e.onmessage=n=>this.#l(n.data),this.#e.onclose=n=>this.#h({code:n.code,reason:n.reason})}get isOpen(){return!this.#o&&this.#r>0}async authenticate(e,t){let n=setTimeout(()=>this.close(4e3),Fr);try{await P(this.#i,t);let r=await this.request("authenticate",e,{signal:t});return this.#r=r.heartbeatMs,this.#p(),r}catch(r){throw this.close(),r}finally{clearTimeout(n)}}request(e,t,{signal:n,timeoutMs:r=Kr}={}){if(this.#o)return Promise.reject(d.connectionLost());let s=this.#n++,o=new Promise((a,c)=>{let p=setTimeout(()=>this.#a(s)?.reject(d.timeout(`"${e}"`)),r);this.#t.set(s,{resolve:m=>{clearTimeout(p),a(m)},reject:m=>{clearTimeout(p),c(m)}})});return this.#e.send(JSON.stringify({type:e,id:s,data:t})),this.#p(),P(o,n)}close(e=1e3){this.#o||(this.#e.close(e),this.#h({code:e,reason:""}))}#l(e){if(this.#o)return;let t=Gr(e);if(t)if(t.re!==void 0){let n=this.#a(t.re);t.type==="error"?n?.reject(d.fromServer(t.data)):n?.resolve(t.data)}else t.type==="error"?this.#c=d.fromServer(t.data):(t.seq!==void 0||t.type==="reconnect")&&this.emit("event",t,t.seq)}#a(e){let t=this.#t.get(e);return this.#t.delete(e),t}#h(e){if(this.#o)return;this.#o=!0,clearTimeout(this.#s);let t=this.#c??d.fromClose(e.code);for(let n of[...this.#t.keys()])this.#a(n)?.reject(t);this.emit("closed",e)}#p(){this.#r===0||this.#o||(clearTimeout(this.#s),this.#s=setTimeout(()=>this.#g(),this.#r*Yr))}#g(){this.request("ping",{},{timeoutMs:this.#r}).catch(e=>{e.code==="timeout"&&this.close(4e3)})}};function Gr(i){try{return JSON.parse(String(i))}catch{return}}function Hi(i,e="api/v1/rtc"){let t=new URL(_e(i,e));return t.protocol=t.protocol.replace(/^http/,"ws"),t.href}function _e(i,e){let t=new URL(i.endsWith("/")?i:`${i}/`);return t.hash="",t.search="",new URL(e,t).href}var Jr=[1e3,4401,4409,4410],Qr=3,Xr=15e3,Bi=["unauthorized","token_expired"],Y=class extends y{#e;#t=new AbortController;#i;#n;#r;#s=0;#c=!1;constructor(e){super(),this.#e=e,this.#n=e.token}get token(){return this.#n}get isUp(){return this.#i?.isOpen??!1}async start(e){this.#r=this.#e.store.load();let t=this.#r?Number.POSITIVE_INFINITY:Qr;try{return await this.#g(t,e)}catch(n){throw this.#c=!0,n}}async request(e,t,n={}){return this.isUp||await P(this.#m(),n.signal),this.#i.request(e,t,n)}async leave(){if(this.#c)return;let e=this.isUp?this.#i:void 0;this.#o(),(this.#e.canLeave??!0)&&await e?.request("leave",{},{timeoutMs:1e3}).catch(()=>{}),e?.close()}#o(){this.#c=!0,this.#e.store.clear(),this.#t.abort()}async#l(e){let{url:t,path:n,extra:r,WebSocket:s}=this.#e,o=new Le(Hi(t,n),s);o.on("event",(p,m)=>this.#a(p,m));let a=this.#r,c=await o.authenticate({token:this.#n,...r,...a&&{resume:{...a}}},e);return o.on("closed",p=>this.#h(o,p)),this.#i=o,this.#r={resumeToken:c.resumeToken,lastSeq:c.resumed?this.#r?.lastSeq??0:0},this.#e.store.save(this.#r),c}#a(e,t){if(!(this.#c||!this.#r)){if(t!==void 0){if(t<=this.#r.lastSeq)return;this.#r.lastSeq=t,this.#e.store.save(this.#r)}e.type==="reconnect"&&(this.#s=e.data.retryMs),this.emit("event",e)}}async#h(e,t){if(this.#c||e!==this.#i)return;let n=d.fromClose(t.code),r=Bi.includes(n.code)&&this.#e.renewToken!==void 0;if(Jr.includes(t.code)&&!r)return this.#p(n);this.emit("lost");try{r&&await this.#u();let s=await this.#g(Number.POSITIVE_INFINITY);this.emit(s.resumed?"resumed":"restarted",s)}catch(s){this.#p(s)}}#p(e){this.#c||(this.#o(),this.emit("ended",e))}async#g(e,t){let n=Date.now(),r=t?es(t,this.#t.signal):this.#t.signal,s=d.connectionLost(),o=this.#e.renewToken!==void 0;for(let a=0;a<e;a++){let c=this.#e.policy.nextDelayMs({attempt:a,elapsedMs:Date.now()-n});if(c===null)break;await Zr(Math.max(c,this.#d()),r);try{return await this.#l(r)}catch(p){if(s=p,o&&Bi.includes(s.code))o=!1,a=-1,await this.#u();else if(!s.retryable)throw s}}throw s}async#u(){this.#n=await this.#e.renewToken()}#d(){let e=this.#s;return this.#s=0,e}#m(){return this.#c?Promise.reject(d.connectionLost()):new Promise((e,t)=>{let n=setTimeout(()=>s(d.connectionLost()),Xr),r=[this.on("resumed",()=>s()),this.on("restarted",()=>s()),this.on("ended",o=>s(o))],s=o=>{clearTimeout(n);for(let a of r)a();o?t(o):e()}})}};function Zr(i,e){if(e.aborted)return Promise.reject(d.aborted());if(i===0)return Promise.resolve();let t=globalThis.window;return new Promise((n,r)=>{let s=()=>{clearTimeout(o),t?.removeEventListener("online",s),e.removeEventListener("abort",s),e.aborted?r(d.aborted()):n()},o=setTimeout(s,i);t?.addEventListener("online",s),e.addEventListener("abort",s)})}function es(...i){let e=new AbortController;for(let t of i)t.aborted&&e.abort(),t.addEventListener("abort",()=>e.abort(),{once:!0});return e.signal}var G=class{#e;#t;constructor(e,t,n){this.#e=e,this.#t=`visavis:session:${Ne(t,n)}`}load(){try{let e=JSON.parse(this.#e?.getItem(this.#t)??"null");return typeof e?.resumeToken!="string"||typeof e?.lastSeq!="number"?void 0:{resumeToken:e.resumeToken,lastSeq:e.lastSeq}}catch{return}}save(e){try{this.#e?.setItem(this.#t,JSON.stringify(e))}catch{}}clear(){try{this.#e?.removeItem(this.#t)}catch{}}};function Ne(i,e){let t=Oe(i),n=t?.call;return`${String(e??n?.room??"")}:${String(t?.sub??"")}`}function Oe(i){try{let e=(i.split(".")[1]??"").replace(/-/g,"+").replace(/_/g,"/"),t=Uint8Array.from(atob(e),n=>n.charCodeAt(0));return JSON.parse(new TextDecoder().decode(t))}catch{return}}function De(){try{return globalThis.sessionStorage??null}catch{return null}}var je=class{source;kind;muted;#e=new Set;#t=null;#i;constructor(e,t){this.source=e,this.kind=e==="microphone"?"audio":"video",this.muted=t}get mediaStreamTrack(){return this.#t}get attachedElements(){return this.#e}attach(e=document.createElement(this.kind)){return this.#e.has(e)||(this.#e.add(e),e.autoplay=!0,this.kind==="video"&&(e.playsInline=!0,e.muted=!0),e.srcObject=this.#n(),this.attached(e)),e}detach(e){let t=e?[e]:[...this.#e];for(let n of t)this.#e.delete(n)&&(n.srcObject===this.#i&&(n.srcObject=null),this.detached(n));return t}setMedia(e){if(e===this.#t)return;let t=this.#t;if(this.#t=e,!!this.#i){e&&this.#i.addTrack(e),t&&this.#i.removeTrack(t);for(let n of this.#e)this.attached(n)}}attached(e){}detached(e){}#n(){return this.#i??=new MediaStream(this.#t?[this.#t]:[]),this.#i}},Ve=class extends je{id;#e;#t;mid;isSuspended=!1;constructor(e,t){super(e.source,e.muted),this.id=e.id,this.#e=t}get isSubscribed(){return this.mid!==void 0}get audioLevel(){let e=this.#t?.getSynchronizationSources?.()[0]?.audioLevel;return this.muted?0:e??0}setSlot(e,t){e!==this.mid&&(this.isSuspended=!1),this.mid=e,this.#t=t,this.setMedia(t?.track??null)}attached(e){this.kind==="audio"&&this.#e.add(e)}detached(e){this.kind==="audio"&&this.#e.remove(e)}},qe=class extends je{id;mid;announcedMuted=!1;constructor(e,t){super(e,!1),this.setMedia(t)}get isPublished(){return this.id!==void 0}stop(){let e=this.mediaStreamTrack;e&&(e.onended=null,e.stop(),this.setMedia(null))}};var Ue=class extends y{id="";identity="";name="";role="customer";grants;tracks=new Map;#e;#t={microphone:new A,camera:new A,screen:new A};#i;#n=!1;constructor(e){super(),this.#e=e}get isCameraEnabled(){return this.#r("camera")}get isMicrophoneEnabled(){return this.#r("microphone")}get isScreenShareEnabled(){return this.#r("screen")}setCameraEnabled(e,t){return this.#s("camera",e,t)}setMicrophoneEnabled(e,t){return this.#s("microphone",e,t)}setScreenShareEnabled(e,t){return this.#s("screen",e,t)}unpublish(e){return this.#n?Promise.resolve():this.#t[e].run(async()=>{let t=this.tracks.get(e);t&&await this.#a(t)})}track(e){return this.tracks.get(e)}handleHello(e){this.id=e.participantId,this.identity=e.identity,this.name=e.name,this.role=e.role,this.grants=e.grants}handleGrants(e){this.grants=e}handleJoined(e){this.#i=e;for(let t of this.tracks.values())t.id=void 0,t.mid=void 0;this.handleResumed()}handleLeft(){this.#i=void 0}handleResumed(){for(let e of Object.keys(this.#t))this.#t[e].run(async()=>{let n=this.tracks.get(e);n&&await this.#p(n)}).catch(()=>{})}switchDevice(e){return this.#t[e].run(async()=>{let t=this.tracks.get(e);!t||t.muted||await this.#f(t,await this.#m(e))})}close(){this.#n=!0,this.#i=void 0;for(let e of this.tracks.values())e.stop();this.tracks.clear()}#r(e){let t=this.tracks.get(e);return t!==void 0&&!t.muted}#s(e,t,n){return this.#n?Promise.reject(d.invalidState("The room was left.")):this.#t[e].run(()=>t?this.#c(e,n):this.#o(e))}async#c(e,t){this.#b(e);let n=this.tracks.get(e);if(!(n&&!n.muted)){if(!n)return this.#l(new qe(e,await this.#m(e,t)));if(n.mediaStreamTrack?.readyState!=="live"){let r=await this.#m(e,t);n.setMedia(r),this.#y(n,r)}n.mediaStreamTrack.enabled=!0,n.muted=!1,this.emit("localTrackUnmuted",n),await this.#p(n)}}async#o(e){let t=this.tracks.get(e);if(t){if(e==="screen")return this.#a(t);t.muted||(t.muted=!0,e==="camera"?t.stop():t.mediaStreamTrack&&(t.mediaStreamTrack.enabled=!1),this.emit("localTrackMuted",t),await this.#p(t))}}async#l(e){this.tracks.set(e.source,e),this.#y(e,e.mediaStreamTrack),await this.#p(e)}async#a(e){let{id:t,mid:n}=e;if(this.#h(e),!(t===void 0||!this.#i)){n!==void 0&&await this.#i.send(n,null).catch(()=>{});try{await this.#i.request("unpublish",{trackId:t})}catch(r){if(r.code==="connection_lost")this.emit("outOfStep");else if(r.code!=="track_not_found")throw r}}}#h(e){let t=e.isPublished;e.stop(),e.id=void 0,this.tracks.delete(e.source),t&&this.emit("localTrackUnpublished",e)}async#p(e){let t=this.#i;if(!(!t||this.tracks.get(e.source)!==e))try{e.id===void 0?await this.#g(t,e):e.announcedMuted!==e.muted&&await this.#u(t,e),e.mid!==void 0&&await t.send(e.mid,e.mediaStreamTrack)}catch(n){if(t!==this.#i)return;this.#d(e,n)}}async#g(e,t){let n=t.muted,{mid:r,track:s}=await e.request("publish",{source:t.source,muted:n});e===this.#i&&(t.id=s.id,t.mid=r,t.announcedMuted=n,this.emit("localTrackPublished",t))}async#u(e,t){let n=t.muted;await e.request("setMuted",{trackId:t.id,muted:n}),t.announcedMuted=n}#d(e,t){switch(t.code){case"connection_lost":return;case"already_published":case"track_not_found":case"media_gone":case"not_joined":this.emit("outOfStep");return;default:throw this.#h(e),t}}async#m(e,t){if(t&&"readyState"in t)return t;try{let n=await(e==="screen"?this.#e.screen():this.#e[e](t));if(!this.#n)return n;throw n.stop(),d.invalidState("The room was left.")}catch(n){throw n instanceof b&&this.emit("mediaDeviceError",n),n}}async#f(e,t){e.stop(),e.setMedia(t),this.#y(e,t),e.mid!==void 0&&await this.#i?.send(e.mid,t)}#y(e,t){t.onended=()=>{e.mediaStreamTrack===t&&this.#v(e).catch(()=>{})}}async#v(e){if(e.source==="screen")return this.setScreenShareEnabled(!1);this.emit("mediaDeviceError",new b("device_not_found","The device was taken away.",e.source)),this.#e.choose(e.source==="camera"?"videoinput":"audioinput",""),await this.#s(e.source,!1),e.source==="microphone"&&await this.#s("microphone",!0)}#b(e){if(!this.grants)return;let{publish:t,videoDirection:n}=this.grants,r=n==="sendrecv"||n==="sendonly";if(!(t.includes(e)&&(e!=="camera"||r)))throw new d("forbidden",`This token does not allow to publish the ${e}.`)}};var ze=class{id;identity;name;role;state;tracks=new Map;quality;constructor(e){this.id=e.id,this.identity=e.identity,this.name=e.name,this.role=e.role,this.state=e.state,this.quality=e.quality}get hasVideo(){return[...this.tracks.values()].some(e=>e.kind==="video"&&!e.muted)}track(e){return[...this.tracks.values()].find(t=>t.source===e)}};var Wi=["participantConnected","participantDisconnected","participantReconnecting","participantReconnected","trackPublished","trackUnpublished","trackSubscribed","trackUnsubscribed","trackMuted","trackUnmuted","trackSuspended","trackResumed","qualityChanged","speakersChanged","said"],ts={number:0,order:[],loudest:void 0,isLocal:!1,isSilent:!0},He=class extends y{participants=new Map;#e;#t;#i=new Map;#n=ts;#r;#s;#c=!1;constructor(e,t){super(),this.#e=e,this.#t=t}get speakers(){return this.#n}get quality(){return this.#r}handleJoinSent(){this.#i.clear(),this.#s=[]}handleSnapshot(e){let t=new Set(e.map(r=>r.id));for(let r of[...this.participants.keys()])t.has(r)||this.#p(r,"left");for(let r of e)this.#h(r);this.#c=!0;let n=this.#s??[];this.#s=void 0;for(let r of n)this.handleEvent(r)}handleEvent(e){if(this.#s){this.#s.push(e);return}if(this.#c)switch(e.type){case"participantJoined":return this.#h(e.data.participant);case"participantLeft":return this.#p(e.data.participantId,e.data.reason);case"participantReconnecting":return this.#g(e.data.participantId,"reconnecting");case"participantReconnected":return this.#g(e.data.participantId,"connected");case"trackPublished":return this.#a(e.data.participantId,t=>this.#u(t,e.data.track));case"trackUnpublished":return this.#a(e.data.participantId,t=>this.#d(t,e.data.trackId,e.data.reason));case"trackMuted":return this.#a(e.data.participantId,t=>this.#m(t,e.data.trackId,e.data.muted));case"trackSuspended":return this.#f(e.data.trackId,e.data.suspended);case"slotAssigned":return this.#y(e.data.mid,e.data.trackId);case"qualityChanged":return this.#l(e.data.participantId,e.data.quality);case"speakersChanged":return this.#o(e.data);case"said":return this.#a(e.data.participantId,t=>this.emit("said",e.data.text,t));case"mediaStateChanged":case"roomClosed":case"reconnect":return}}#o(e){let t=o=>o===null?void 0:this.participants.get(o),{number:n,order:r,speaker:s}=e;this.#n={number:n,order:r.flatMap(o=>t(o)??[]),loudest:t(e.loudest),isLocal:s!==null&&!this.participants.has(s),isSilent:s===null},this.emit("speakersChanged",this.#n)}#l(e,t){let n=this.participants.get(e);n?n.quality=t:this.#r=t,this.emit("qualityChanged",t,n)}#a(e,t){let n=this.participants.get(e);n&&t(n)}#h(e){let t=this.participants.get(e.id);t||(t=new ze(e),this.participants.set(e.id,t),this.emit("participantConnected",t)),this.#g(e.id,e.state);let n=new Set(e.tracks.map(r=>r.id));for(let r of[...t.tracks.keys()])n.has(r)||this.#d(t,r,"unpublished");for(let r of e.tracks)this.#u(t,r)}#p(e,t){this.#a(e,n=>{for(let r of[...n.tracks.keys()])this.#d(n,r,"unpublished");this.participants.delete(e),this.emit("participantDisconnected",n,t)})}#g(e,t){this.#a(e,n=>{n.state!==t&&(n.state=t,this.emit(t==="connected"?"participantReconnected":"participantReconnecting",n))})}#u(e,t){if(e.tracks.has(t.id))return this.#m(e,t.id,t.muted);let n=new Ve(t,this.#e);e.tracks.set(t.id,n),this.emit("trackPublished",n,e);let r=[...this.#i].find(([,s])=>s===t.id)?.[0];r!==void 0&&this.#v(e,n,r)}#d(e,t,n){let r=e.tracks.get(t);r&&(this.#b(e,r),e.tracks.delete(t),this.emit("trackUnpublished",r,e,n))}#m(e,t,n){let r=e.tracks.get(t);!r||r.muted===n||(r.muted=n,this.emit(n?"trackMuted":"trackUnmuted",r,e))}#f(e,t){for(let n of this.participants.values()){let r=n.tracks.get(e);!r||r.isSuspended===t||(r.isSuspended=t,this.emit(t?"trackSuspended":"trackResumed",r,n))}}#y(e,t){let n=this.#i.get(e);t===null?this.#i.delete(e):this.#i.set(e,t);for(let r of this.participants.values()){let s=n!==void 0&&n!==t?r.tracks.get(n):void 0;s?.mid===e&&this.#b(r,s);let o=t===null?void 0:r.tracks.get(t);o&&this.#v(r,o,e)}}#v(e,t,n){let r=t.isSubscribed;t.setSlot(n,this.#t(n)),r||this.emit("trackSubscribed",t,e)}#b(e,t){t.isSubscribed&&(t.setSlot(void 0,void 0),this.emit("trackUnsubscribed",t,e))}};var x=class extends y{localParticipant;devices;#e=new Me;#t;#i;#n;#r;#s=new Pe(async()=>(await this.#S().request("getIceServers",{})).iceServers);#c=[];#o;#l;#a;#h="all";#p=new Set;#g=!0;#u="disconnected";#d=!1;#m=!1;#f;constructor(e={}){if(super(),!L())throw d.unsupportedBrowser();this.#n=e.reconnectPolicy??Ae(),this.#r=e.storage===void 0?De():e.storage,this.devices=new Ee(navigator.mediaDevices),this.localParticipant=new Ue(this.devices),this.#t=new He(this.#e,t=>this.#a?.receiver(t)),this.#i=new Ie({restartIce:()=>this.#M(),rejoin:()=>this.#_(),tried:()=>this.#a?.tried??[]},this.#n),this.#y()}get state(){return this.#u}get participants(){return this.#t.participants}get quality(){return this.#t.quality}get speakers(){return this.#t.speakers}get name(){return this.#l?.room??""}get sessionId(){return this.#l?.sessionId??""}get path(){return this.#a?.path??null}get canPlaybackAudio(){return this.#e.canPlay}async connect(e,t,n={}){if(this.#o)throw d.invalidState("A room connects once; make a new one.");this.#E("connecting"),this.#g=n.autoSubscribe??!0,this.#h=n.iceTransportPolicy??"all";let r=this.#v(e,t,n),s=this.#k();s.prepare();let o=this.#w(t,n);try{let a=await r.start(n.signal);this.#C(a),await P(this.#x(a,s),n.signal)}catch(a){throw s.close(),o.catch(()=>{}),this.#T("left",void 0,!0),a}this.#i.start(),this.#i.handlePeerState(s.state),this.#E("connected"),this.emit("connected")}async leave(){let e=this.#o;this.#T("left"),await e?.leave()}async switchDevice(e,t){this.devices.choose(e,t),e==="audiooutput"?await this.#e.setSpeaker(t):await this.localParticipant.switchDevice(e==="videoinput"?"camera":"microphone")}startAudio(){return this.#e.start()}async subscribe(e){await this.#S().request("subscribe",{trackId:e})}async unsubscribe(e){await this.#S().request("unsubscribe",{trackId:e})}async say(e){await this.#S().request("say",{text:e})}onParticipant(e){for(let s of this.participants.values())e.onJoined?.(s);let t={order:[],loudest:void 0},n=({order:s,loudest:o})=>{let a=t;t={order:s,loudest:o??a.loudest},ns(s,a.order)||e.onDynamicChanged?.(s),o&&o!==a.loudest&&e.onLoudestChanged?.(o,!o.hasVideo)};n(this.speakers);let r=[this.on("speakersChanged",n),this.on("participantConnected",s=>e.onJoined?.(s)),this.on("participantDisconnected",s=>e.onLeft?.(s))];return()=>{for(let s of r)s()}}async getStats(){return this.#a?.getStats()}#y(){let e=this.emit.bind(this);for(let t of Wi)this.#t.on(t,(...n)=>e(t,...n));for(let t of is)this.localParticipant.on(t,(...n)=>e(t,...n));this.localParticipant.on("outOfStep",()=>this.#i.handleServerState("failed")),this.#t.on("participantConnected",()=>this.#$()),this.#e.on("changed",t=>this.emit("audioPlaybackChanged",t)),this.#i.on("started",()=>this.#A(!0)),this.#i.on("finished",()=>this.#A(!1)),this.#i.on("failed",t=>this.#T(Fi(t),t)),this.#c.push(this.devices.onChange(()=>this.emit("mediaDevicesChanged")))}#v(e,t,{callId:n,renewToken:r}){let s=new G(this.#r,t,n),o=n===void 0?void 0:{callId:n},a=new Y({url:e,token:t,renewToken:r,extra:o,store:s,policy:this.#n,WebSocket});return this.#o=a,a.on("event",c=>this.#b(c)),a.on("lost",()=>{this.#i.handleSignalLost(),this.#R()}),a.on("resumed",c=>{this.#C(c),this.#i.handleSignalResumed(),this.localParticipant.handleResumed(),this.#R()}),a.on("restarted",c=>{this.#C(c),this.#i.handleSessionRestarted(),this.#R()}),a.on("ended",c=>this.#T(this.#f?"roomClosed":Fi(c),c)),a}#b(e){e.type==="mediaStateChanged"&&this.#m&&this.#i.handleServerState(e.data.state),e.type==="roomClosed"&&(this.#f=e.data.reason),this.#t.handleEvent(e)}async#w(e,t){let n=rs(e),r=n("microphone")&&t.audio,s=n("camera")&&t.video,{localParticipant:o}=this;if(Ki(r)&&Ki(s)){let a=await this.devices.open(r,s);for(let c of a.errors)this.emit("mediaDeviceError",c);await Promise.allSettled([a.microphone&&o.setMicrophoneEnabled(!0,a.microphone),a.camera&&o.setCameraEnabled(!0,a.camera)]);return}await Promise.allSettled([r&&o.setMicrophoneEnabled(!0,r===!0?void 0:r),s&&o.setCameraEnabled(!0,s===!0?void 0:s)])}#C(e){this.#l=e,this.#s.handleGiven(e.iceServers)}#k(){return new Re(RTCPeerConnection,this.#h)}async#x(e,t){this.localParticipant.handleHello(e);let n=this.#S();if(this.#a&&this.#p.add(this.#a),this.#a=t,t.on("stateChanged",r=>this.#P(t,r)),t.on("downgraded",()=>t===this.#a&&this.#i.handleDowngrade()),t.on("pathChanged",r=>t===this.#a&&this.emit("pathChanged",r)),await t.connect(await this.#s.fresh(),async r=>{this.#m=!1,this.#t.handleJoinSent();let s=await n.request("join",{offer:r,autoSubscribe:this.#g});return this.#m=!0,this.#t.handleSnapshot(s.participants),s.answer}),this.#o!==n||this.#a!==t)throw d.aborted();this.localParticipant.handleJoined({request:(r,s)=>n.request(r,s),send:(r,s)=>t.send(r,s)}),this.#$()}#P(e,t){e===this.#a&&(t==="connected"&&this.#L(),this.#i.handlePeerState(t))}#L(){for(let e of this.#p)e.close();this.#p.clear()}#$(){let e=this.#a;this.participants.size<2||!e||e.grow(t=>this.#I(t)).catch(()=>{e===this.#a&&this.#i.handleServerState("failed")})}async#M(){if(!this.#a)throw d.invalidState("Nothing was joined yet.");let e=await this.#s.fresh();await this.#a.restartIce(e,t=>this.#I(t))}async#I(e){return(await this.#S().request("negotiate",{offer:e})).answer}async#_(){this.localParticipant.handleLeft(),await this.#x(this.#l,this.#k())}#S(){if(!this.#o)throw d.invalidState("The room is not connected.");return this.#o}#A(e){this.#d=e,this.#R()}#R(){this.#u==="disconnected"||this.#u==="connecting"||(this.#d?this.#E("reconnecting"):this.#E(this.#o?.isUp?"connected":"signalReconnecting"))}#E(e){if(e===this.#u)return;let t=this.#u==="reconnecting"||this.#u==="signalReconnecting";this.#u=e,this.emit("connectionStateChanged",e),e==="reconnecting"||e==="signalReconnecting"?this.emit(e):e==="connected"&&t&&this.emit("reconnected")}#T(e,t,n=!1){if(this.#u==="disconnected")return;this.#i.stop(),this.localParticipant.close(),this.#a?.close(),this.#L();for(let s of this.#c)s();if((n||t)&&this.#o?.leave(),this.#E("disconnected"),n)return;let r=this.#f&&t?new d("ended",this.#f):t;this.emit("disconnected",e,r)}},is=["localTrackPublished","localTrackUnpublished","localTrackMuted","localTrackUnmuted","mediaDeviceError"];function Fi(i){switch(i.code){case"unauthorized":case"token_expired":case"forbidden":return"refused";case"replaced":return"replaced";case"ended":return"removed";case"media_failed":return"mediaFailed";default:return"connectionLost"}}function ns(i,e){return i.length===e.length&&i.every((t,n)=>t===e[n])}function Ki(i){return i===!0||typeof i=="object"&&!("readyState"in i)}function rs(i){let e=Oe(i)?.call;return t=>e?.publish&&!e.publish.includes(t)?!1:t!=="camera"||!["recvonly","inactive"].includes(e?.videoDirection??"")}function L(){return typeof RTCPeerConnection=="function"&&typeof WebSocket=="function"&&typeof navigator<"u"&&navigator.mediaDevices?.getUserMedia!==void 0}var ss=300;function St(i,e,t,n){if(i.members.find(({person:s})=>s.identity===e)?.listens)return!1;switch(n){case"microphone":return i.kind!=="screen";case"camera":return i.kind==="video"&&os(i.direction,t);case"screen":return i.screen===e}}function Ct(i,e,t){return i.members.some(({person:n,muted:r})=>n.identity===e&&r.includes(t))}function os(i,e){return i==="sendrecv"?!0:i===(e==="customer"?"sendonly":"recvonly")}var Be=class{wishes;#e;#t;#i;#n;#r=!1;constructor(e,t,n,r,s){this.#e=e,this.#t=t,this.#n=n,this.wishes=r,this.#i=s}may(e){return St(this.#n,this.#t.identity,this.#t.role,e)}async handleCall(e){this.#n=e;let t=this.#e.localParticipant;t.grants&&(t.handleGrants(this.#o()),await Promise.all([this.#s("microphone"),this.#s("camera")]))}async handleScreenStopped(e){e===this.#t.identity&&await this.#e.localParticipant.unpublish("screen")}async publishScreen(e){let t=this.#e.localParticipant;t.handleGrants({...this.#o(),publish:[...this.#o().publish,"screen"]}),await Yi(()=>t.setScreenShareEnabled(!0,e))}close(){this.#r=!0}async#s(e){let t=this.#e.localParticipant;try{this.may(e)?Ct(this.#n,this.#t.identity,e)?await this.#c(e,!1):await Yi(()=>this.#c(e,this.wishes[e]),()=>this.#r):await t.unpublish(e)}catch(n){if(this.#r||!this.may(e))return;this.wishes[e]=!1,n instanceof b||this.#i(n)}}#c(e,t){let n=this.#e.localParticipant;return e==="camera"?n.setCameraEnabled(t):n.setMicrophoneEnabled(t)}#o(){let e=["microphone","camera","screen"].filter(n=>this.may(n)),t=this.#t.role==="customer";return{publish:e,subscribe:!0,videoDirection:t?this.#n.direction:"sendrecv"}}};async function Yi(i,e=()=>!1){try{await i()}catch(t){if(t.code!=="forbidden"||e())throw t;await new Promise(n=>setTimeout(n,ss)),e()||await i()}}var We=class extends y{id;#e;#t;#i;#n;#r;#s={microphone:!0,camera:!0};#c=!1;#o=0;constructor(e,t){super(),this.id=e.callId,this.#t=e,this.#e=t}get info(){return this.#t}get me(){return this.#e.me()}get seconds(){if(this.#c)return this.#o;let{connectedAt:e,startedAt:t}=this.#t;return Math.max(0,(this.#e.now()-(e??t))/1e3)}get room(){return this.#i}get isOver(){return this.#c}get wasJoined(){return this.#d()!==void 0}get listens(){return this.#t.members.some(({person:e,listens:t})=>t&&e.identity===this.me.identity)}may(e){let{identity:t,role:n}=this.#e.me();return St(this.#t,t,n,e)}isMuted(e){return Ct(this.#t,this.#e.me().identity,e)}join(e={}){return this.#c?Promise.reject(new d("call_ended","The call has ended.")):this.#i?Promise.resolve(this.#i):(this.#n??=this.#l(e).finally(()=>{this.#n=void 0}),this.#n)}setMicrophoneEnabled(e){return this.#h("microphone",e)}setCameraEnabled(e){return this.#h("camera",e)}async switchTo(e,t,{camera:n=!0}={}){let r=this.#s.camera;e==="video"&&(this.#s.camera=n);try{await this.#e.request("switchCall",{callId:this.id,kind:e,direction:t})}catch(s){throw this.#s.camera=r,s}}async answerSwitch(e,{camera:t=!0}={}){e&&this.#t.request?.kind==="video"&&(this.#s.camera=t),await this.#e.request("answerSwitch",{callId:this.id,accept:e})}async cancelSwitch(){await this.#e.request("cancelSwitch",{callId:this.id})}async hold(){await this.#e.request("holdCall",{callId:this.id})}async unhold(){await this.#e.request("unholdCall",{callId:this.id})}async muteMember(e,t,n){await this.#e.request("muteMember",{callId:this.id,member:e,source:t,muted:n})}async shareScreen(e){let t=this.#i;if(!t||!this.#r)throw d.invalidState("The call was not joined.");let n=e??await t.devices.screen();try{this.may("screen")||await this.#e.request("shareScreen",{callId:this.id}),await this.#r.publishScreen(n)}catch(r){throw n.stop(),r}}async stopScreen(){await this.#i?.localParticipant.unpublish("screen"),await this.#e.request("stopScreen",{callId:this.id}).catch(Gi("not_shared","call_ended","call_not_found"))}async leave(){await this.#g(),await this.#e.request("leaveCall",{callId:this.id}).catch(Gi("not_in_call","call_ended","call_not_found"))}async end(){await this.#e.request("endCall",{callId:this.id})}handleInfo(e){if(e===this.#t)return;let t=this.#t;this.#t=e,t.kind==="video"&&e.kind!=="video"&&this.#e.me().role==="customer"&&(this.#s.camera=!1),this.#p(),this.emit("changed",e)}handleUnmuteAsked(e,t){this.emit("unmuteAsked",e,t)}handleScreenStopped(e){this.#r?.handleScreenStopped(e).catch(()=>{})}handleEnded(e,t){this.#c||(this.#c=!0,this.#o=t,this.#t={...this.#t,end:e},this.#g(),this.emit("ended",e,t))}async#l(e){let{url:t,token:n,renewToken:r,me:s,request:o}=this.#e,{identity:a,role:c}=s(),p=this.#t.members.find(({person:T})=>T.identity===a);(!p||p.state==="gone")&&await o("joinCall",{callId:this.id});let m=this.#d(),u=e.microphone??m?.microphone??!0,g=e.camera??m?.camera??!0;this.#s={microphone:!!u,camera:!!g};let f=e.room??new x(this.#e.roomOptions),v=new Be(f,{identity:a,role:c},this.#t,this.#s,T=>this.emit("mediaFailed",T));this.#a(f),this.#r=v;let k={callId:this.id,renewToken:r,audio:v.may("microphone")&&!this.isMuted("microphone")&&u,video:v.may("camera")&&!this.isMuted("camera")&&g,iceTransportPolicy:e.iceTransportPolicy,signal:e.signal};try{await f.connect(t,n(),k)}catch(T){throw v.close(),this.#r===v&&(this.#r=void 0),T}if(this.#c)throw await f.leave(),new d("call_ended","The call has ended.");return this.#i=f,this.#m(),this.#p(),e.screen?await this.shareScreen(e.screen):this.may("screen")&&this.stopScreen().catch(()=>{}),this.emit("joined",f),f}#a(e){e.on("localTrackUnpublished",t=>{t.source==="screen"&&this.may("screen")&&this.stopScreen().catch(()=>{})}),e.on("reconnected",()=>this.#p()),e.on("disconnected",(t,n)=>{e===this.#i&&(this.#i=void 0,this.#r?.close(),this.#r=void 0,t!=="left"&&!this.#c&&this.emit("mediaLost",t,n))})}async#h(e,t){this.#s[e]=t,this.#i&&this.#m();let n=this.#i?.localParticipant;if(t&&this.isMuted(e)&&await this.#e.request("muteMember",{callId:this.id,source:e,muted:!1}),t&&!this.may(e))throw new d("forbidden",`The call has no ${e} of yours.`);e==="camera"?await n?.setCameraEnabled(t):await n?.setMicrophoneEnabled(t)}#p(){this.#r?.handleCall(this.#t).catch(()=>{})}async#g(){let e=this.#i;this.#i=void 0,this.#r?.close(),this.#r=void 0,this.#f(),await e?.leave()}get#u(){return`visavis:joined:${this.id}:${this.#e.me().identity}`}#d(){try{return JSON.parse(this.#e.storage?.getItem(this.#u)??"null")??void 0}catch{return}}#m(){try{this.#e.storage?.setItem(this.#u,JSON.stringify(this.#s))}catch{}}#f(){try{this.#e.storage?.removeItem(this.#u)}catch{}}};function Gi(...i){return e=>{if(!i.includes(e.code))throw e}}function Ji(){return[...crypto.getRandomValues(new Uint8Array(16))].map(i=>i.toString(16).padStart(2,"0")).join("")}var Fe=class{#e;#t;#i=new Map;#n=[];#r=!1;constructor(e,t){this.#e=e,this.#t=t}get pending(){return this.#n}add(e){let t=Ji();return this.#n=[...this.#n,{clientId:t,content:e,at:Date.now(),state:"sending"}],this.#t(),this.flush(),t}sent(e){let t=this.#n.find(n=>n.clientId===e);return t?t.error?Promise.reject(t.error):new Promise((n,r)=>{this.#i.set(e,[...this.#i.get(e)??[],{resolve:n,reject:r}])}):Promise.reject(d.invalidState("There is no such message on its way."))}retry(e){this.#l(e,{state:"sending",error:void 0}),this.flush()}discard(e){this.#s(e)&&this.#c(e,({reject:t})=>t(d.aborted()))}handleConfirmed(e,t){e!==null&&this.#s(e)&&this.#c(e,({resolve:n})=>n(t))}async flush(){if(!this.#r){this.#r=!0;try{for(let e=this.#o();e;e=this.#o())try{let{messageId:t}=await this.#e(e.clientId,e.content);this.handleConfirmed(e.clientId,t)}catch(t){let n=t;if(n.code==="connection_lost")return;if(n.code==="timeout")continue;this.#l(e.clientId,{state:"failed",error:n}),this.#c(e.clientId,({reject:r})=>r(n))}}finally{this.#r=!1}}}#s(e){let t=this.#n.filter(n=>n.clientId!==e);return t.length===this.#n.length?!1:(this.#n=t,this.#t(),!0)}#c(e,t){let n=this.#i.get(e)??[];this.#i.delete(e);for(let r of n)t(r)}#o(){return this.#n.find(({state:e})=>e==="sending")}#l(e,t){this.#n=this.#n.map(n=>n.clientId===e?{...n,...t}:n),this.#t()}};var as=50,cs=3e3,Ke=class{id;#e;#t;#i;#n=0;#r={delivered:0,seen:0};#s={delivered:0,seen:0};#c=!1;constructor(e,t){this.id=e.contactId,this.#i=e,this.#e=t,this.#t=new Fe((n,r)=>t.request("sendMessage",{contactId:this.id,clientId:n,content:r}),()=>t.changed())}get info(){return this.#i=this.#e.state(this.id)??this.#i,this.#i}get state(){return this.info.state}get isClosed(){return this.info.state==="closed"}get end(){return this.info.end}get messages(){return this.info.messages}get pending(){return this.#t.pending}get others(){return this.info.parties.filter(({person:e})=>e.identity!==this.#e.me?.identity)}get writing(){return this.others.map(({person:e})=>e).filter(({identity:e})=>this.info.typing.includes(e))}get call(){return this.#e.call(this.id)}get unread(){let e=this.#e.me?.identity,t=this.info.marks.find(({identity:r})=>r===e),n=Math.max(t?.seen??0,this.#s.seen);return this.messages.filter(({number:r,author:s})=>s&&s.identity!==e&&r>n).length}get hasEarlier(){let e=this.messages[0]?.number;return e===void 0?this.info.lastNumber>0:e>1}status(e){if("state"in e)return e.state;let t=this.info.marks.filter(({identity:n})=>n!==e.author?.identity);return t.some(({seen:n})=>n>=e.number)?"seen":t.some(({delivered:n})=>n>=e.number)?"delivered":"sent"}sendText(e){return this.#n=0,this.#t.add({type:"text",text:e})}sendLink(e){return this.#t.add({type:"link",url:e})}async sendFile(e,{caption:t,onProgress:n,signal:r}={}){let{fileId:s}=await this.#e.upload(this.id,e,n,r);return this.#t.add({type:"file",fileId:s,caption:t})}sent(e){return this.#t.sent(e)}retry(e){this.#t.retry(e)}discard(e){this.#t.discard(e)}markSeen(e=this.messages.at(-1)?.number??0){this.#o({delivered:e,seen:e})}setTyping(e){let t=Date.now();(e?t-this.#n<cs:this.#n===0)||(this.#n=e?t:0,this.#a("setTyping",{typing:e}).catch(()=>{}))}async loadEarlier(){if(!this.hasEarlier)return;let e=this.messages[0]?.number,{messages:t}=await this.#a("getMessages",{before:e,limit:as});this.#e.receive(this.id,t)}async requestCall(e,t){await this.#a("requestCall",{kind:e,direction:t})}async answerCallRequest(e,t){await this.#e.request("answerCallRequest",{escalationId:e,accept:t})}async cancelCallRequest(e){await this.#e.request("cancelCallRequest",{escalationId:e})}async invite(e,t={}){return(await this.#a("invite",{kind:e,...t})).invitationId}async answerInvitation(e,t){await this.#e.request("answerInvitation",{invitationId:e,accept:t})}async cancelInvitation(e){await this.#e.request("cancelInvitation",{invitationId:e})}async endInvitation(e,t=!1){await this.#e.request("endInvitation",{invitationId:e,failed:t})}async take(){await this.#a("takeContact",{})}async transfer(e,t={}){await this.#a("transferContact",{target:e,...t})}async cancelTransfer(){await this.#a("cancelTransfer",{})}async askAgent(e,t){await this.#a("askAgent",{agent:e,note:t})}async leave(){await this.#a("leaveContact",{})}async close(){await this.#a("endContact",{})}dismiss(){this.#e.dismiss(this.id)}handleMessage(e){e.author?.identity===this.#e.me?.identity?this.#t.handleConfirmed(e.clientId,e.messageId):this.#o({delivered:e.number,seen:0})}handleConnected(){this.#n=0,this.#t.flush(),this.#l()}handleLoaded(){this.#o({delivered:this.messages.at(-1)?.number??0,seen:0})}#o({delivered:e,seen:t}){e<=this.#s.delivered&&t<=this.#s.seen||(this.#s={delivered:Math.max(this.#s.delivered,e,t),seen:Math.max(this.#s.seen,t)},this.#e.changed(),this.#l())}async#l(){if(!(this.#c||this.isClosed)){this.#c=!0;try{for(;this.#r.delivered<this.#s.delivered||this.#r.seen<this.#s.seen;){let e={...this.#s};await this.#a("markMessages",e),this.#r=e}}catch{}finally{this.#c=!1}}}#a(e,t){return this.#e.request(e,{contactId:this.id,...t})}};function Qi({url:i,token:e},t,n,r,s){let o=new URL(_e(i,`api/v1/contacts/${t}/files`));o.searchParams.set("name",n.name);let a=new XMLHttpRequest,c=new Promise((p,m)=>{a.onload=()=>{a.status<300?p(JSON.parse(a.responseText)):m(Zi(a.responseText))},a.onerror=()=>m(d.unreachable()),a.onabort=()=>m(d.aborted()),a.upload.onprogress=({loaded:u,total:g})=>r?.(g>0?u/g:0)});return a.open("POST",o),a.setRequestHeader("authorization",`Bearer ${e}`),a.setRequestHeader("content-type",n.type||"application/octet-stream"),s?.addEventListener("abort",()=>a.abort(),{once:!0}),a.send(n),P(c,s)}async function Xi({url:i,token:e},t){let n=await fetch(_e(i,`api/v1/files/${t}`),{headers:{authorization:`Bearer ${e}`}}).catch(()=>{throw d.unreachable()});if(!n.ok)throw Zi(await n.text());return ls(await n.blob())}var ds=[["image/png",[137,80,78,71]],["image/jpeg",[255,216,255]]];async function ls(i){let e=new Uint8Array(await i.slice(0,4).arrayBuffer()),t=ds.find(([,n])=>n.every((r,s)=>e[s]===r));return i.slice(0,i.size,t?.[0]??"application/octet-stream")}function Zi(i){try{let{code:e,detail:t}=JSON.parse(i);if(e)return new d(e,t??e,hs.includes(e))}catch{}return new d("internal","The server gave an answer that is not understood.",!0)}var hs=["rate_limited","store_busy","shutting_down","server_full"];function kt(i){return{me:i,contacts:new Map,waiting:new Map,all:new Map,offers:new Map,available:!1}}function en(i,e){let t=new Map;for(let[r,s]of i.contacts)(s.state==="closed"||ps(i,s))&&t.set(r,us(s));for(let r of e.contacts)t.set(r.contactId,sn(r,i));let n=r=>new Map(r.map(s=>[s.contactId,s]));return{...i,contacts:t,waiting:n(e.waiting),all:n(e.all),available:e.available}}function tn(i,e){let t=new Map(i.contacts).set(e.contactId,sn(e,i)),n=new Map(i.offers);return n.delete(e.contactId),{...i,contacts:t,offers:n}}function Ye(i,e,t){let n=i.contacts.get(e);if(!n||t.length===0)return i;let s=[...new Map([...n.messages,...t].map(a=>[a.number,a])).values()].sort((a,c)=>a.number-c.number),o=Math.max(n.lastNumber,s.at(-1).number);return{...i,contacts:new Map(i.contacts).set(e,{...n,messages:ms(s),lastNumber:o})}}function nn(i,e){if(!i.offers.has(e))return i;let t=new Map(i.offers);return t.delete(e),{...i,offers:t}}function Ge(i,e){let t=new Map(i.contacts);return t.delete(e),{...i,contacts:t}}function rn(i,e){let t=i.find(({identity:r})=>r===e.identity),n={...e,delivered:Math.max(e.delivered,t?.delivered??0),seen:Math.max(e.seen,t?.seen??0)};return[...i.filter(({identity:r})=>r!==e.identity),n]}function xt(i){let e=i.messages.at(-1)?.number;return e!==void 0&&e<i.lastNumber?e:void 0}function sn(i,e){let t=e.contacts.get(i.contactId);return{...i,messages:t?.messages??[],typing:[]}}function us(i){return{...i,state:"closed",call:null,callRequest:null,invitations:[],typing:[]}}function ps(i,e){return e.parties.some(({person:t,standing:n})=>n==="customer"&&t.identity===i.me)}function ms(i){let e=i.length-1;for(;e>0&&i[e-1].number===i[e].number-1;)e--;return e>0?i.slice(e):i}function $t(i,e,t){switch(e.type){case"contactOpened":return{...i,all:Tt(i.all,e.data.contact)};case"contactWaiting":{let{contact:n}=e.data,r=i.all.has(n.contactId)?Tt(i.all,n):i.all;return{...i,all:r,waiting:Tt(i.waiting,n)}}case"contactWaitsNoLonger":return{...i,waiting:ae(i.waiting,e.data.contactId)};case"contactOffered":return{...i,offers:new Map(i.offers).set(e.data.contact.contactId,e.data)};case"offerWithdrawn":return{...i,offers:ae(i.offers,e.data.contactId)};case"availabilityChanged":return{...i,available:e.data.available};case"partyLeft":return e.data.identity===i.me?Ge(i,e.data.contactId):Je(i,e,t);case"contactClosed":return{...Je(i,e,t),waiting:ae(i.waiting,e.data.contactId),all:ae(i.all,e.data.contactId),offers:ae(i.offers,e.data.contactId)};case"message":{let{message:n}=e.data;return Ye(Je(i,e,t),n.contactId,[n])}case"reconnect":return i;default:return Je(i,e,t)}}function Et(i,e){let t=e.data;return typeof t.contactId=="string"?t.contactId:typeof t.callId=="string"?[...i.contacts.values()].find(({call:r})=>r?.callId===t.callId)?.contactId:(t.message??t.mark??t.request??t.invitation??t.call??t.contact)?.contactId}function Je(i,e,t){let n=Et(i,e),r=n===void 0?void 0:i.contacts.get(n);if(!r)return i;let s=fs(r,e,t);return s===r?i:{...i,contacts:new Map(i.contacts).set(n,s)}}function fs(i,e,t){switch(e.type){case"positionChanged":return{...i,position:e.data.position};case"partyJoined":{let{person:n}=e.data,r=n.role==="customer"?"customer":"agent",o=[...i.parties.filter(a=>a.person.identity!==n.identity),{person:n,standing:r,joinedAt:t,here:!0}];return r==="customer"?{...i,parties:o}:{...i,parties:o,state:"active",position:null,target:null,attended:!1}}case"partyLeft":{let n=i.parties.filter(({person:s})=>s.identity!==e.data.identity),r=n.some(({standing:s})=>s==="agent");return{...i,parties:n,typing:i.typing.filter(s=>s!==e.data.identity),state:r?i.state:"waiting"}}case"partyAway":case"partyBack":{let{identity:n}=e.data,r=e.type==="partyBack",s=i.parties.map(o=>o.person.identity===n?{...o,here:r}:o);return{...i,parties:s}}case"transferPending":return{...i,target:e.data.target,attended:!0};case"transferFailed":return{...i,target:null,attended:!1};case"contactClosed":return{...i,state:"closed",end:e.data.end,call:null,callRequest:null,invitations:[],typing:[],position:null};case"message":{let n=e.data.message.author?.identity;return{...i,typing:i.typing.filter(r=>r!==n)}}case"marked":return{...i,marks:rn(i.marks,e.data.mark)};case"typing":{let{identity:n,typing:r}=e.data;if(i.typing.includes(n)===r)return i;let s=i.typing.filter(o=>o!==n);return{...i,typing:r?[...s,n]:s}}case"callRequested":return{...i,callRequest:e.data.request};case"callRequestEnded":return{...i,callRequest:null};case"invitationMade":case"invitationChanged":{let{invitation:n}=e.data,r=i.invitations.filter(({invitationId:s})=>s!==n.invitationId);return{...i,invitations:n.state==="closed"?r:[...r,n]}}case"callStarted":return{...i,call:e.data.call};case"callEnded":return{...i,call:null};default:{if(!i.call)return i;let n=gs(i.call,e,t);return n===i.call?i:{...i,call:n}}}}function gs(i,e,t){switch(e.type){case"callConnected":return{...i,connectedAt:i.connectedAt??t};case"memberJoined":{let{person:n}=e.data;if(i.members.some(o=>o.person.identity===n.identity))return oe(i,n.identity,{state:"joined",reason:null});let s={person:n,listens:!1,muted:[],state:"joined",reason:null,quality:null};return{...i,members:[...i.members,s]}}case"memberLost":return oe(i,e.data.identity,{state:"lost"});case"memberReturned":return oe(i,e.data.identity,{state:"joined"});case"memberLeft":return oe(i,e.data.identity,{state:"gone",reason:e.data.reason});case"memberMuted":{let{identity:n,source:r,muted:s}=e.data,a=(i.members.find(({person:c})=>c.identity===n)?.muted??[]).filter(c=>c!==r);return oe(i,n,{muted:s?[...a,r]:a})}case"switchRequested":return{...i,request:e.data.request};case"switchEnded":return{...i,request:null,kind:e.data.kind,direction:e.data.direction};case"callHeld":return{...i,held:!0};case"callUnheld":return{...i,held:!1};case"screenStarted":return{...i,screen:e.data.by};case"screenStopped":return{...i,screen:null};default:return i}}function oe(i,e,t){let n=i.members.map(r=>r.person.identity===e?{...r,...t}:r);return{...i,members:n}}function Tt(i,e){return new Map(i).set(e.contactId,e)}function ae(i,e){if(!i.has(e))return i;let t=new Map(i);return t.delete(e),t}var vs=5e3,on=50,ce=class extends y{#e;#t;#i=new Map;#n=new Map;#r=new Map;#s=new Set;#c;#o=(e,t)=>this.#h?this.#h.request(e,t):Promise.reject(d.invalidState("Nothing is connected."));#l="";#a;#h;#p;#g=0;#u;#d=kt("");#m="disconnected";#f=!1;constructor(e={}){super(),this.#e=e,this.#t=e.storage===void 0?De():e.storage,this.#c=this.#v()}get state(){return this.#d}get connectionState(){return this.#m}get me(){return this.#p?.person}get skills(){return this.#p?.skills??[]}get maxFileSize(){return this.#p?.maxFileSize??0}get now(){return Date.now()+this.#g}get list(){return[...this.#d.contacts.values()].sort((e,t)=>e.openedAt-t.openedAt).map(({contactId:e})=>this.get(e))}get(e){let t=this.#d.contacts.get(e);if(!t)return this.#i.get(e);let n=this.#i.get(e);return n||(n=new Ke(t,this.#c),this.#i.set(e,n)),n}async connect(e,t,n){if(this.#h)throw d.invalidState("Contacts connect once; make new ones.");this.#T("connecting"),this.#l=e;try{let r=typeof t=="string"?t:await t();typeof t!="string"&&(this.#a=async()=>t()),this.#w(await this.#b(r).start(n)),await this.#k()}catch(r){throw await this.disconnect(),r}this.#T("connected")}async disconnect(){for(let e of this.#r.values())clearTimeout(e);await Promise.all([...this.#n.values()].map(e=>e.room?.leave())),this.#T("disconnected"),await this.#h?.leave()}refresh(){return this.#k()}async open(e={}){let{contactId:t}=await this.#o("openContact",e);return this.#$(t)}async take(e){return await this.#o("takeContact",{contactId:e}),this.#$(e)}async answerOffer(e,t){try{await this.#o("answerOffer",{contactId:e,accept:t})}catch(n){let{code:r}=n;throw(r==="not_offered"||r==="contact_not_found")&&this.#y(e),n}if(t)return this.#$(e);this.#y(e)}async listen(e){return await this.#o("listenToContact",{contactId:e}),this.#$(e)}async transfer(e,t,n={}){await this.#o("transferContact",{contactId:e,target:t,...n})}async end(e){await this.#o("endContact",{contactId:e})}async setAvailable(e){await this.#o("setAvailable",{available:e}),this.#S({...this.#d,available:e})}async tagVisitor(e){await this.#o("tagVisitor",e),this.#u=e}async resetVisitor(e){this.#u=void 0,await this.#o("resetVisitor",{visitorId:e})}async findVisitors(e={}){return(await this.#o("findVisitors",e)).visitors}async inviteVisitor(e){let{contactId:t}=await this.#o("inviteVisitor",e);return this.#$(t)}uploadFile(e,t,n,r){return Qi(this.#N(),e,t,n,r)}downloadFile(e){return Xi(this.#N(),e)}async fileUrl(e){return URL.createObjectURL(await this.downloadFile(e))}#y(e){this.#S(nn(this.#d,e))}#v(){let e=this;return{get me(){return e.me},state:t=>this.#d.contacts.get(t),call:t=>this.#_(t),request:this.#o,receive:(t,n)=>this.#I(t,n),upload:(t,n,r,s)=>this.uploadFile(t,n,r,s),dismiss:t=>{this.#i.delete(t),this.#S(Ge(this.#d,t))},changed:()=>this.#E()}}#b(e){let t=new Y({url:this.#l,path:"api/v1/live",token:e,renewToken:this.#a,store:new G(this.#t,e),policy:this.#e.reconnectPolicy??Ae(),canLeave:!1,WebSocket});return this.#h=t,t.on("event",n=>this.#x(n)),t.on("lost",()=>this.#T("reconnecting")),t.on("resumed",n=>this.#C(n)),t.on("restarted",n=>this.#C(n)),t.on("ended",n=>{this.#T("disconnected"),this.emit("disconnected",n)}),t}#w(e){this.#p=e,this.#g=e.now-Date.now(),this.#d.me!==e.person.identity&&(this.#d=kt(e.person.identity))}async#C(e){this.#w(e),this.#T("connected");for(let t of this.#i.values())t.handleConnected();e.resumed||(this.#u&&this.#o("tagVisitor",this.#u).catch(()=>{}),await this.#k().catch(()=>{}))}async#k(){let e=await this.#o("getOverview",{});this.#S(en(this.#d,e)),this.#R(),await Promise.all([...this.#d.contacts.keys()].map(t=>this.#M(t).catch(()=>{})))}#x(e){let t=this.#d,n=e.data.callId,r=n===void 0?void 0:this.#n.get(n);switch(this.#S($t(t,e,this.now)),e.type){case"message":this.get(e.data.message.contactId)?.handleMessage(e.data.message);break;case"typing":this.#L(e);break;case"unmuteAsked":r?.handleUnmuteAsked(e.data.source,e.data.by);break;case"screenStopped":r?.handleScreenStopped(e.data.by);break;case"callEnded":r?.handleEnded(e.data.end,e.data.seconds),this.#n.delete(e.data.callId);break}this.#R(),this.#P(e),this.emit.call(this,e.type,e.data)}#P(e){let t=Et(this.#d,e);if(t===void 0)return;let n=this.#d.contacts.get(t);if(n){xt(n)!==void 0&&this.#M(t).catch(()=>{});return}(e.type==="partyJoined"?e.data.person.identity===this.#d.me:["message","invitationMade","callStarted","callRequested"].includes(e.type)&&this.me?.role==="customer")&&this.#$(t).catch(()=>{})}#L({data:{contactId:e,identity:t,typing:n}}){let r=`${e}:${t}`;if(clearTimeout(this.#r.get(r)),this.#r.delete(r),!n)return;let s={type:"typing",data:{contactId:e,identity:t,typing:!1}};this.#r.set(r,setTimeout(()=>this.#S($t(this.#d,s,this.now)),vs))}async#$(e){let{contact:t}=await this.#o("getContact",{contactId:e});return this.#S(tn(this.#d,t)),this.#M(e).catch(()=>{}),this.get(e)}async#M(e){if(!this.#s.has(e)){this.#s.add(e);try{let t=this.#d.contacts.get(e);if(!t||t.lastNumber===0)return;let n=xt(t);if(t.messages.length>0&&n===void 0)return;let{messages:r}=await this.#o("getMessages",{contactId:e,after:n,limit:on});if(this.#I(e,r),r.length<on||n===void 0)return}finally{this.#s.delete(e)}await this.#M(e)}}#I(e,t){this.#S(Ye(this.#d,e,t));let n=this.get(e);for(let r of t)n?.handleMessage(r);n?.handleLoaded()}#_(e){let t=this.#d.contacts.get(e)?.call;if(!t)return;let n=this.#n.get(t.callId);return n||(n=new We(t,{url:this.#l,token:()=>this.#h?.token??"",renewToken:this.#a,storage:this.#t,roomOptions:this.#e,me:()=>this.me,now:()=>this.now,request:this.#o}),this.#n.set(t.callId,n)),n}#S(e){if(e===this.#d)return;this.#d=e;let t=this.#A();for(let[n,r]of this.#n){let s=t.get(n);s&&r.handleInfo(s)}this.#E()}#A(){let e=[...this.#d.contacts.values()].flatMap(({call:t})=>t??[]);return new Map(e.map(t=>[t.callId,t]))}#R(){let e=this.#A();for(let[t,n]of this.#n)e.has(t)||(this.#n.delete(t),n.handleEnded(null,0))}#E(){this.#f||(this.#f=!0,queueMicrotask(()=>{this.#f=!1,this.emit("changed",this.#d)}))}#T(e){e!==this.#m&&(this.#m=e,this.emit("connectionStateChanged",e),this.#E())}#N(){return{url:this.#l,token:this.#h?.token??""}}};var Qe=class{#e;#t;#i=new Float32Array(512);constructor(e){try{this.#e=new AudioContext,this.#t=this.#e.createAnalyser(),this.#t.fftSize=this.#i.length,this.#e.createMediaStreamSource(new MediaStream([e])).connect(this.#t)}catch{}}get level(){if(!this.#t)return 0;this.#t.getFloatTimeDomainData(this.#i);let e=0;for(let t of this.#i)e+=t*t;return Math.min(1,Math.sqrt(Math.sqrt(e/this.#i.length)*3))}close(){this.#e?.close().catch(()=>{}),this.#e=void 0,this.#t=void 0}};var Xe=class{#e;#t;errors=new Map;camera;microphone;cameraStream=null;isAsking=!1;#i;#n=!1;constructor(e,t){this.#e=e,this.#t=t}get level(){return this.#i?.level??0}async open(e,t){this.isAsking=!0,this.#t();let n=await this.#e.open(e,t);this.isAsking=!1;for(let r of n.errors)this.errors.set(r.source,r);this.#c(n.microphone),this.#s(n.camera),this.#t()}async setCamera(e){this.#s(e?await this.#r("camera"):void 0),this.#t()}async setMicrophone(e){this.#c(e?await this.#r("microphone"):void 0),this.#t()}async choose(e,t){this.#e.choose(e,t),e==="videoinput"&&this.camera&&await this.setCamera(!0),e==="audioinput"&&this.microphone&&await this.setMicrophone(!0)}take(){let{camera:e,microphone:t}=this;return this.camera=void 0,this.microphone=void 0,this.close(),{camera:e,microphone:t}}close(){this.#n=!0,this.#s(void 0),this.#c(void 0)}async#r(e){this.errors.delete(e);try{return await this.#e[e]()}catch(t){this.errors.set(e,t);return}}#s(e){this.#n&&e?.stop(),this.camera?.stop(),this.camera=this.#n?void 0:e,this.cameraStream=this.camera?new MediaStream([this.camera]):null}#c(e){this.#n&&e?.stop(),this.microphone?.stop(),this.#i?.close(),this.microphone=this.#n?void 0:e,this.#i=this.microphone?new Qe(this.microphone):void 0}};var ys=.02,ws=150,bs=7e3,Ze=class{strings=z;room;preview;offer;call;unmuteAsked;end;toast="";announcement="";leftName="";speaking=new Set;#e;#t;#i={server:"",token:"",audio:!0,video:!0};#n="idle";#r=0;#s;#c={audio:!0,video:!0};#o;#l;constructor(e,t){this.#e=e,this.#t=t}get state(){return L()?this.#n==="over"?this.end?.reason==="refused"?"refused":"ended":this.#n!=="live"?this.#n:this.room?.state==="reconnecting"||this.room?.state==="signalReconnecting"?"reconnecting":this.others.length>0?"inCall":"waiting":"unsupported"}get isLive(){return this.#n==="live"}get others(){return this.room?[...this.room.participants.values()]:[]}get screens(){return this.others.flatMap(e=>{let t=e.track("screen");return t?.isSubscribed&&!t.muted?[{participant:e,track:t}]:[]})}get switchRequest(){return this.call?.info.request??null}isForUs({side:e}){return e==="agents"==(this.call?.me.role==="customer")}wouldShowUs({kind:e,direction:t}){let n=this.call?.me.role;return!this.call?.may("camera")&&re({kind:e,direction:t,role:n}).camera}get seconds(){return this.call?this.call.seconds:this.#r?Math.max(0,(Date.now()-this.#r)/1e3):0}get wasInCall(){return this.call?this.call.wasJoined:this.#k()!==void 0}configure(e){this.#i=e}setCall(e){this.call=e,this.offer=$i(e,e.me.role)}async prepare(){if(!L())return;this.#w("prejoin"),this.room=new x,this.preview=new Xe(this.room.devices,this.#e);let e=this.offer?re(this.offer):{microphone:!0,camera:!0};await this.preview.open(this.#i.audio&&e.microphone,this.#i.video&&e.camera)}async join({withoutCamera:e=!1}={}){if(!L())return;if(this.offer)return this.#p(this.offer,e);let t=this.#n==="prejoin"&&this.room?this.room:new x,n=this.#d(e);this.#c={audio:!!n.audio,video:!!n.video},this.room=t,this.end=void 0,this.leftName="",this.#r=this.#k()?.since??Date.now(),this.#m(t),this.#w("connecting");try{let{server:r,token:s,iceTransportPolicy:o}=this.#i;await t.connect(r,s,{...n,iceTransportPolicy:o})}catch(r){t===this.room&&this.#n==="connecting"&&this.#v("connectionLost",r);return}this.#a()}#a(){this.#w("live"),this.#x(),this.#o=setInterval(()=>this.#b(),ws),this.announce(this.strings.connected)}async leave(){if(!this.call)return this.room?.leave();let e=this.call.leave();this.#v("left"),await e.catch(()=>{})}decline(){this.preview?.close(),this.preview=void 0,this.#w("idle"),this.offer?.decline?.()}async attempt(e){try{await e()}catch(t){t instanceof b?this.#f(t):this.showToast(S(this.strings,t.code))}}dismissAsk(){this.unmuteAsked=void 0,this.#e()}dispose(){this.preview?.close(),(this.#n==="live"||this.#n==="connecting")&&!this.call&&this.leave(),clearInterval(this.#o)}async toggleMicrophone(){if(this.preview)return this.preview.setMicrophone(!this.preview.microphone);let e=!this.room?.localParticipant.isMicrophoneEnabled;this.unmuteAsked?.source==="microphone"&&(this.unmuteAsked=void 0),await this.#y("microphone",()=>this.#h?.setMicrophoneEnabled(e)),this.#c.audio=this.room?.localParticipant.isMicrophoneEnabled??!1,this.announce(this.#c.audio?this.strings.unmutedNow:this.strings.mutedNow),this.#x()}async toggleCamera(){if(this.preview)return this.preview.setCamera(!this.preview.camera);let e=!this.room?.localParticipant.isCameraEnabled;this.unmuteAsked?.source==="camera"&&(this.unmuteAsked=void 0),await this.#y("camera",()=>this.#h?.setCameraEnabled(e)),this.#c.video=this.room?.localParticipant.isCameraEnabled??!1,this.announce(this.#c.video?this.strings.cameraOnNow:this.strings.cameraOffNow),this.#x()}async toggleScreen(){let e=!this.room?.localParticipant.isScreenShareEnabled,{call:t}=this;if(t)return this.attempt(()=>e?t.shareScreen():t.stopScreen());await this.#y("screen",()=>this.room?.localParticipant.setScreenShareEnabled(e))}async chooseDevice(e,t){if(this.preview)await this.preview.choose(e,t);else{let n=e==="videoinput"?"camera":"microphone";await this.#y(n,()=>this.room?.switchDevice(e,t))}this.#e()}announce(e){this.announcement=e,this.#e()}showToast(e){this.toast=e,clearTimeout(this.#l),this.#l=setTimeout(()=>this.hideToast(),bs),this.#e()}hideToast(){this.toast="",this.#e()}get#h(){return this.call??this.room?.localParticipant}async#p(e,t){let n=this.#n==="prejoin"?this.room:void 0,r;try{e.kind==="screen"&&!this.call?.wasJoined&&(r=await n?.devices.screen())}catch(a){a instanceof b&&this.#f(a);return}let s=this.preview!==void 0,o=this.#d(t);this.end=void 0,this.leftName="",this.#w("connecting");try{let a=await e.begin();this.#g(a);let{iceTransportPolicy:c}=this.#i,p=s?{microphone:o.audio,camera:o.video,room:n}:{};this.room=await a.join({...p,screen:r,iceTransportPolicy:c}),this.#m(this.room)}catch(a){r?.stop();for(let c of[o.audio,o.video])typeof c=="object"&&c.stop();this.#n==="connecting"&&this.#v("connectionLost",a);return}this.#a()}#g(e){if(e===this.#s)return;this.#s=e,this.call=e;let{kind:t,request:n}=e.info;e.on("changed",r=>{r.kind!==t&&this.isLive?this.announce(this.strings.switched(r.kind)):n&&!r.request&&this.isLive&&this.showToast(this.strings.notSwitched),{kind:t,request:n}=r,this.#e()}),e.on("unmuteAsked",(r,s)=>{this.unmuteAsked={source:r,by:s},this.#e()}),e.on("mediaFailed",({code:r})=>this.showToast(S(this.strings,r))),e.on("mediaLost",(r,s)=>this.#v(r,s)),e.on("ended",r=>this.#u(r))}#u(e){if(this.#n==="over")return;let t=e?.reason==="participantLost"&&e.by!==this.call?.me.identity,{ends:n}=this.strings;this.#v("roomClosed",new d("ended",t?n.participantLost:n.hungUp))}#d(e){let t=this.#k(),{preview:n}=this;if(this.preview=void 0,!n)return{audio:t?.audio??this.#i.audio,video:t?.video??this.#i.video};let{camera:r,microphone:s}=n.take();return e&&r?.stop(),{audio:s??!1,video:!e&&r||!1}}#m(e){let{strings:t}=this;e.on("connectionStateChanged",()=>{e===this.room&&this.#x(),this.#e()}),e.on("reconnecting",()=>this.announce(t.reconnecting)),e.on("signalReconnecting",()=>this.announce(t.signalReconnecting)),e.on("reconnected",()=>this.announce(t.resumed)),e.on("participantConnected",({name:n})=>{this.leftName="",this.announce(t.joined(n)),this.#t("visavis-participant-joined",{name:n})}),e.on("participantDisconnected",({name:n})=>{this.leftName=n,this.announce(t.left(n)),this.#t("visavis-participant-left",{name:n})}),e.on("trackSubscribed",(n,{name:r})=>{n.source==="screen"&&this.announce(t.sharesScreen(r)),this.#e()}),e.on("trackUnsubscribed",(n,{name:r})=>{n.source==="screen"&&this.announce(t.stoppedSharing(r)),this.#e()});for(let n of Ss)e.on(n,()=>this.#e());e.on("mediaDeviceError",n=>this.#f(n)),e.on("disconnected",(n,r)=>{e===this.room&&!this.call&&this.#v(n,r)})}#f(e){e.code!=="share_cancelled"&&this.showToast(S(this.strings,e.code,e.source))}async#y(e,t){try{await t()}catch(n){if(n instanceof b)return;this.showToast(S(this.strings,n.code,e))}}#v(e,t){if(this.#n==="over")return;this.unmuteAsked=void 0;let n=["unauthorized","token_expired","forbidden"].includes(t?.code??""),r=n?"refused":e,{seconds:s}=this;this.end={reason:r,sentence:Pi(this.strings,r,t?.code,t?.message),seconds:this.#n==="live"?s:0,retryable:!n&&!(this.call?.isOver||this.call&&e==="left")},clearInterval(this.#o),this.#P(),this.speaking.clear(),this.#w("over"),this.announce(this.end.sentence),this.#t("visavis-ended",{reason:r,seconds:Math.round(s)})}#b(){let e=new Set;for(let n of this.others)(n.track("microphone")?.audioLevel??0)>ys&&e.add(n.id);let t=e.size===this.speaking.size&&[...e].every(n=>this.speaking.has(n));this.speaking=e,t||this.#e()}#w(e){e!==this.#n&&(this.#n=e,e==="live"&&this.#t("visavis-joined"),this.#e())}get#C(){return`visavis:call:${Ne(this.#i.token)}`}#k(){try{return JSON.parse(sessionStorage.getItem(this.#C)??"null")??void 0}catch{return}}#x(){if(!(this.#n!=="live"||!this.room))try{sessionStorage.setItem(this.#C,JSON.stringify({since:this.#r,...this.#c}))}catch{}}#P(){try{sessionStorage.removeItem(this.#C)}catch{}}},Ss=["pathChanged","participantReconnecting","participantReconnected","trackPublished","trackUnpublished","trackMuted","trackUnmuted","localTrackPublished","localTrackUnpublished","localTrackMuted","localTrackUnmuted","mediaDevicesChanged","audioPlaybackChanged"];function cn(i,e){let{strings:t,preview:n}=i,r=n?.errors.get("camera")??n?.errors.get("microphone"),{offer:s}=i,o=s&&re(s);if(o?.screen)return Cs(i);let a=o?.camera??!0;return h`
    <div class="center">
      <div class="prejoin" part="prejoin">
        ${a?h`<div class="preview" part="preview">
          ${n?.cameraStream?h`<video
                  part="preview-video"
                  aria-label=${t.preview}
                  autoplay
                  playsinline
                  .muted=${!0}
                  .srcObject=${n.cameraStream}
                ></video>`:h`<p>${n?.isAsking?t.previewAsking:t.previewOff}</p>`}
          <div class="switches">
            ${an("microphone",n?.microphone!==void 0,n?.microphone?t.muteMicrophone:t.unmuteMicrophone,()=>i.toggleMicrophone())}
            ${an("camera",n?.camera!==void 0,n?.camera?t.stopCamera:t.startCamera,()=>i.toggleCamera())}
          </div>
        </div>`:l}
        <div class="side">
          <h1>${a?t.joinTitle:t.voiceTitle}</h1>
          <p>${a?t.joinHint:t.voiceHint}</p>
          ${s?dn(t,[["mic",t.usesMicrophone],a?["video",t.usesCamera]:["videoOff",t.usesNoCamera]]):l}
          ${r?ks(S(t,r.code,r.source)):l}
          ${e.render({meter:!0,camera:a})}
          <div class="actions">
            <button class="primary" part="join" ?disabled=${n?.isAsking} @click=${()=>i.join()}>
              ${t.join}
            </button>
            ${ln(i)}
            ${n?.camera?h`<button
                    class="plain"
                    part="join-without-camera"
                    @click=${()=>i.join({withoutCamera:!0})}
                  >
                    ${t.joinWithoutCamera}
                  </button>`:l}
          </div>
        </div>
      </div>
    </div>
  `}function Cs(i){let{strings:e}=i;return h`
    <div class="center">
      <div class="card" part="prejoin">
        <div class="badge">${w("monitorUp")}</div>
        <h1>${e.screenTitle}</h1>
        <p>${e.screenHint}</p>
        ${dn(e,[["monitorUp",e.usesScreen]])}
        <div class="actions">
          <button class="primary" part="join" @click=${()=>i.join()}>${e.chooseScreen}</button>
          ${ln(i)}
        </div>
      </div>
    </div>
  `}function dn(i,e){return h`
    <ul class="uses" part="uses" aria-label=${i.uses}>
      ${e.map(([t,n])=>h`<li>${w(t)}<span>${n}</span></li>`)}
    </ul>
  `}function ln(i){return i.offer?.decline?h`<button class="plain" part="not-now" @click=${()=>i.decline()}>${i.strings.notNow}</button>`:l}function an(i,e,t,n){return h`<button
    part="preview-${i}"
    aria-pressed=${e}
    aria-label=${t}
    data-tip=${t}
    @click=${n}
  >
    ${w({microphone:["mic","micOff"],camera:["video","videoOff"]}[i][e?0:1])}
  </button>`}function ks(i){return h`<div class="problem" part="problem" role="alert">${w("triangleAlert")}<span>${i}</span></div>`}function hn(i){return h`
    <div class="skeleton" part="skeleton">
      <div class="bone"></div>
      <p>${i.strings.connecting}</p>
    </div>
  `}function un(i,e){let{strings:t,end:n}=i,r=i.state==="refused",s=n?.seconds===0&&n.reason!=="left",o=r?t.refusedTitle:s?t.failedTitle:t.endedTitle;return Pt({symbol:r||s?"triangleAlert":"phoneOff",title:o,sentences:[n?.sentence??"",n&&n.seconds>=1?t.duration(K(n.seconds)):""],action:n?.retryable?{label:s?t.tryAgain:t.joinAgain,run:e}:void 0})}function pn(i){let{strings:e}=i;return Pt({symbol:"videoOff",title:e.unsupportedTitle,sentences:[e.unsupported]})}function mn(i){let{strings:e}=i;return Pt({symbol:"triangleAlert",title:e.refusedTitle,sentences:[e.noToken]})}function Pt({symbol:i,title:e,sentences:t,action:n}){return h`
    <div class="center">
      <div class="card" part="notice">
        <div class="badge">${w(i)}</div>
        <h1>${e}</h1>
        ${t.filter(Boolean).map(r=>h`<p>${r}</p>`)}
        ${n?h`<div class="actions">
                <button class="primary" part="join-again" @click=${n.run}>${n.label}</button>
              </div>`:l}
      </div>
    </div>
  `}var et=class{corner="bottom-right";#e;#t;constructor(e){this.#e=e}down=e=>{let t=e.currentTarget;this.#t={x:e.clientX,y:e.clientY},t.setPointerCapture(e.pointerId),t.toggleAttribute("data-dragging",!0)};move=e=>{if(!this.#t)return;let t=e.currentTarget;t.style.translate=`${e.clientX-this.#t.x}px ${e.clientY-this.#t.y}px`};up=e=>{if(!this.#t)return;this.#t=void 0;let t=e.currentTarget,n=t.getBoundingClientRect(),r=(t.offsetParent??t).getBoundingClientRect();t.toggleAttribute("data-dragging",!1),t.style.translate="";let s=n.top+n.height/2>r.top+r.height/2,o=n.left+n.width/2>r.left+r.width/2;this.#i(`${s?"bottom":"top"}-${o?"right":"left"}`)};key=e=>{let[t,n]=this.corner.split("-"),r={ArrowUp:`top-${n}`,ArrowDown:`bottom-${n}`,ArrowLeft:`${t}-left`,ArrowRight:`${t}-right`}[e.key];r&&(e.preventDefault(),this.#i(r))};#i(e){this.corner=e,this.#e()}};var{I:xs}=Zt,fn=i=>i;var vn=i=>i.strings===void 0,gn=()=>document.createComment(""),J=(i,e,t)=>{let n=i._$AA.parentNode,r=e===void 0?i._$AB:e._$AA;if(t===void 0){let s=n.insertBefore(gn(),r),o=n.insertBefore(gn(),r);t=new xs(s,o,i,i.options)}else{let s=t._$AB.nextSibling,o=t._$AM,a=o!==i;if(a){let c;t._$AQ?.(i),t._$AM=i,t._$AP!==void 0&&(c=i._$AU)!==o._$AU&&t._$AP(c)}if(s!==r||a){let c=t._$AA;for(;c!==s;){let p=fn(c).nextSibling;fn(n).insertBefore(c,r),c=p}}}return t},_=(i,e,t=i)=>(i._$AI(e,t),i),Ts={},yn=(i,e=Ts)=>i._$AH=e,wn=i=>i._$AH,tt=i=>{i._$AR(),i._$AA.remove()};var bn=(i,e,t)=>{let n=new Map;for(let r=e;r<=t;r++)n.set(i[r],r);return n},Rt=U(class extends I{constructor(i){if(super(i),i.type!==F.CHILD)throw Error("repeat() can only be used in text expressions")}dt(i,e,t){let n;t===void 0?t=e:e!==void 0&&(n=e);let r=[],s=[],o=0;for(let a of i)r[o]=n?n(a,o):o,s[o]=t(a,o),o++;return{values:s,keys:r}}render(i,e,t){return this.dt(i,e,t).values}update(i,[e,t,n]){let r=wn(i),{values:s,keys:o}=this.dt(e,t,n);if(!Array.isArray(r))return this.ut=o,s;let a=this.ut??=[],c=[],p,m,u=0,g=r.length-1,f=0,v=s.length-1;for(;u<=g&&f<=v;)if(r[u]===null)u++;else if(r[g]===null)g--;else if(a[u]===o[f])c[f]=_(r[u],s[f]),u++,f++;else if(a[g]===o[v])c[v]=_(r[g],s[v]),g--,v--;else if(a[u]===o[v])c[v]=_(r[u],s[v]),J(i,c[v+1],r[u]),u++,v--;else if(a[g]===o[f])c[f]=_(r[g],s[f]),J(i,r[u],r[g]),g--,f++;else if(p===void 0&&(p=bn(o,f,v),m=bn(a,u,g)),p.has(a[u]))if(p.has(a[g])){let k=m.get(o[f]),T=k!==void 0?r[k]:null;if(T===null){let Nt=J(i,r[u]);_(Nt,s[f]),c[f]=Nt}else c[f]=_(T,s[f]),J(i,r[u],T),r[k]=null;f++}else tt(r[g]),g--;else tt(r[u]),u++;for(;f<=v;){let k=J(i,c[v+1]);_(k,s[f]),c[f++]=k}for(;u<=g;){let k=r[u++];k!==null&&tt(k)}return this.ut=o,yn(i,c),C}});var de=(i,e)=>{let t=i._$AN;if(t===void 0)return!1;for(let n of t)n._$AO?.(e,!1),de(n,e);return!0},it=i=>{let e,t;do{if((e=i._$AM)===void 0)break;t=e._$AN,t.delete(i),i=e}while(t?.size===0)},Sn=i=>{for(let e;e=i._$AM;i=e){let t=e._$AN;if(t===void 0)e._$AN=t=new Set;else if(t.has(i))break;t.add(i),Ps(e)}};function $s(i){this._$AN!==void 0?(it(this),this._$AM=i,Sn(this)):this._$AM=i}function Es(i,e=!1,t=0){let n=this._$AH,r=this._$AN;if(r!==void 0&&r.size!==0)if(e)if(Array.isArray(n))for(let s=t;s<n.length;s++)de(n[s],!1),it(n[s]);else n!=null&&(de(n,!1),it(n));else de(this,i)}var Ps=i=>{i.type==F.CHILD&&(i._$AP??=Es,i._$AQ??=$s)},nt=class extends I{constructor(){super(...arguments),this._$AN=void 0}_$AT(e,t,n){super._$AT(e,t,n),Sn(this),this.isConnected=e._$AU}_$AO(e,t=!0){e!==this.isConnected&&(this.isConnected=e,e?this.reconnected?.():this.disconnected?.()),t&&(de(this,e),it(this))}setValue(e){if(vn(this._$Ct))this._$Ct._$AI(e,this);else{let t=[...this._$Ct._$AH];t[this._$Ci]=e,this._$Ct._$AI(t,this,0)}}disconnected(){}reconnected(){}};var Mt=class extends nt{#e;#t;render(e){return C}update(e,[t]){if(this.#e=e.element,t!==this.#t){let n=this.#t;this.#t=t,t?.attach(this.#e),n?.detach(this.#e)}return C}disconnected(){this.#e&&this.#t?.detach(this.#e)}reconnected(){this.#e&&this.#t?.attach(this.#e)}},le=U(Mt);var Rs=5,Ms=5;function It(i){return i.others.length===0?"empty":i.screens.length>0?"stage":i.others.length===1?"single":"grid"}function Cn(i){let e=It(i);if(e==="empty")return Ns(i);let t=Rt(i.others,r=>r.id,r=>Is(i,r)),n=Math.min(Ms,Math.ceil(Math.sqrt(i.others.length)));return h`
    <div class="stage" part="stage" data-layout=${e} data-columns=${n}>
      ${e==="stage"?h`${As(i)}<div class="strip" part="strip">${t}</div>`:t}
    </div>
  `}function kn(i){let e=i.others.flatMap(t=>[...t.tracks.values()].filter(n=>n.kind==="audio"));return h`${Rt(e,t=>t.id,t=>h`<audio ${le(t)}></audio>`)}`}function xn(i,e){let{strings:t}=i,n=i.room?.localParticipant,r=n?.isCameraEnabled?n.track("camera"):void 0;return h`
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
      ${r?h`<video part="self-video" ${le(r)}></video>`:h`<span>${t.you}</span>`}
      ${n?.isMicrophoneEnabled?l:h`<span class="mark">${w("micOff")}</span>`}
    </div>
  `}function Is(i,e){let t=e.track("camera"),n=t?.isSubscribed&&!t.muted?t:void 0,r=e.track("microphone")?.muted??!0,s=e.state==="reconnecting";return h`
    <div
      class="tile"
      part="tile"
      data-participant=${e.identity}
      data-source="camera"
      data-video=${n?"on":"off"}
      data-microphone=${r?"off":"on"}
      ?data-speaking=${i.speaking.has(e.id)}
      ?data-away=${s}
    >
      ${n?h`<video part="video" ${le(n)}></video>
              ${s?h`<p class="away">${i.strings.othersReconnecting(e.name)}</p>`:l}`:Ls(i,e,r)}
      ${_s(i,e.name,r)}
    </div>
  `}function As(i){let{participant:e,track:t}=i.screens[0];return h`
    <div class="tile" part="tile screen" data-participant=${e.identity} data-source="screen">
      <video part="video" ${le(t)}></video>
      <div class="label"><span>${i.strings.screenOf(e.name)}</span></div>
    </div>
  `}function Ls(i,e,t){let n=[...e.identity].reduce((r,s)=>r+s.charCodeAt(0),0)%Rs;return h`
    <div class="person" part="person">
      <div class="avatar" data-hue=${n} aria-hidden="true">${Ri(e.name)}</div>
      <p class="name">${t?w("micOff"):l}${e.name}</p>
      <p class="note">
        ${e.state==="reconnecting"?i.strings.othersReconnecting(e.name):K(i.seconds)}
      </p>
    </div>
  `}function _s(i,e,t){return h`
    <div class="label" part="name">
      ${t?w("micOff"):l}
      <span>${e}</span>
      ${t?h`<span class="spoken">${i.strings.microphoneOff(e)}</span>`:l}
    </div>
  `}function Ns(i){let{strings:e,leftName:t}=i,n=i.room?.localParticipant.role??"customer";return h`
    <div class="waiting" part="waiting">
      <div class="card">
        <div class="pulse">${w(t?"phoneOff":"video")}</div>
        <h1>${t?e.leftWaiting(t):e.waitingFor(n)}</h1>
        <p>${t?e.leftHint:e.waitingHint}</p>
      </div>
    </div>
  `}var Tn=R`
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

  .tile[data-away] video {
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
`;var $n=R`
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
`,En=R`
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
`;var rt=class extends M{static styles=[$n,En,Tn,Li];static properties={server:{},token:{},autojoin:{type:Boolean},audio:{},video:{},shortcuts:{},locale:{},iceTransportPolicy:{attribute:"ice-transport-policy"}};#e=new Ze(()=>this.#y(),(e,t)=>this.dispatchEvent(new CustomEvent(e,{detail:t,bubbles:!0,composed:!0})));#t=new xe(this.#e,()=>this.requestUpdate());#i=new et(()=>this.requestUpdate());#n=new Te(()=>this.requestUpdate());#r=!1;#s="";#c;#o=0;#l="en";#a={};constructor(){super(),this.server=location.origin,this.token="",this.autojoin=!1,this.audio="on",this.video="on",this.shortcuts="on",this.locale="",this.iceTransportPolicy="all"}set strings(e){this.#a=e,this.#e.strings={...this.#e.strings,...e},this.requestUpdate()}set call(e){!e||e===this.#e.call||(this.#e.setCall(e),this.#d())}get call(){return this.#e.call}set offer(e){!e||e===this.#e.offer||(this.#e.offer=e,this.#d())}get offer(){return this.#e.offer}get room(){return this.#e.room}join(){return this.#m(),this.#e.join()}leave(){return this.#e.leave()}connectedCallback(){super.connectedCallback(),document.addEventListener("keydown",this.#b),document.addEventListener("fullscreenchange",this.#v),this.addEventListener("pointermove",this.#n.pointer),this.addEventListener("pointerdown",this.#n.pointer),this.#c=setInterval(()=>this.#e.isLive&&this.requestUpdate(),1e3)}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener("keydown",this.#b),document.removeEventListener("fullscreenchange",this.#v),clearInterval(this.#c),cancelAnimationFrame(this.#o),this.#n.stop(),queueMicrotask(()=>{this.isConnected||this.#e.dispose()})}willUpdate(){this.token&&this.token!==this.#s&&this.#u();let e=Ce(this.locale);e!==this.#l&&this.#g(e),this.dataset.state=this.#e.state,this.dataset.layout=It(this.#e)}updated(e){this.#e.state==="prejoin"&&this.#P()}render(){let e=this.#e,t=this.#n.isIdle&&e.state==="inCall"&&!this.#r&&!this.#x();return h`
      <div
        class="surface"
        part="surface"
        role="region"
        tabindex="-1"
        aria-label=${e.strings.region}
        data-state=${e.state}
        ?data-idle=${t}
      >
        ${this.#h()}
        ${e.isLive?l:wt(e)}
        <div class="spoken" role="status" aria-live="polite">${e.announcement}</div>
      </div>
    `}#h(){let e=this.#e;switch(e.state){case"unsupported":return pn(e);case"idle":return this.token||e.offer?l:mn(e);case"prejoin":return cn(e,this.#t);case"connecting":return hn(e);case"ended":case"refused":return un(e,()=>this.#f());case"waiting":case"inCall":case"reconnecting":return this.#p()}}#p(){let e=this.#e,t={toggleSettings:()=>this.#w(),toggleFullscreen:()=>this.#k()},n={settings:this.#r,fullscreen:document.fullscreenElement===this};return h`
      ${Cn(e)} ${kn(e)} ${Ii(e)} ${xn(e,this.#i)}
      ${this.#r?Ai(e,this.#t,()=>this.#C()):l}
      ${Ei(e)} ${wt(e)} ${Mi(e,t,n)}
    `}async#g(e){this.#l=e;let t=await ke(e);e===this.#l&&(this.#e.strings={...t?.call??z,...this.#a},this.requestUpdate())}#u(){this.#s=this.token,this.#d()}#d(){this.#m(),this.autojoin||this.#e.wasInCall?this.#e.join():this.#e.prepare().then(()=>this.#t.refresh())}#m(){this.#e.configure({server:this.server,token:this.token,audio:Pn(this.audio),video:Pn(this.video),iceTransportPolicy:this.iceTransportPolicy})}#f(){this.#e.prepare().then(()=>this.#t.refresh())}#y(){this.dataset.state!=="inCall"&&this.#e.state==="inCall"&&this.#n.pointer(),this.requestUpdate()}#v=()=>this.requestUpdate();#b=e=>{if(this.#n.keyboard(),e.key==="Escape"&&this.#r)return this.#C();if(!this.#e.isLive||this.shortcuts==="off"||e.ctrlKey||e.metaKey||e.altKey||e.repeat||Os(e))return;let t=this.#e,n={m:()=>B(t,"microphone")&&t.toggleMicrophone(),v:()=>B(t,"camera")&&t.toggleCamera(),s:()=>B(t,"screen")&&t.toggleScreen()}[e.key.toLowerCase()];n&&(e.preventDefault(),n())};async#w(){if(this.#r)return this.#C();this.#r=!0,this.requestUpdate(),await this.#t.refresh(),await this.updateComplete,this.renderRoot.querySelector(".panel select")?.focus()}#C(){this.#r=!1,this.requestUpdate(),this.renderRoot.querySelector('[part="settings"]')?.focus()}#k(){(document.fullscreenElement?document.exitFullscreen():this.requestFullscreen()).catch(()=>{})}#x(){return this.renderRoot.querySelector(".bar :focus-visible")!==null}#P(){cancelAnimationFrame(this.#o);let e=()=>{let t=this.renderRoot.querySelector(".meter i");!t||this.#e.state!=="prejoin"||(t.style.setProperty("--level",(this.#e.preview?.level??0).toFixed(2)),this.#o=requestAnimationFrame(e))};this.#o=requestAnimationFrame(e)}};function Pn(i){return!["off","false","0"].includes(i)}function Os(i){let e=i.composedPath()[0];return e instanceof HTMLElement?e.isContentEditable||["INPUT","TEXTAREA","SELECT"].includes(e.tagName):!1}customElements.get("visavis-call")||customElements.define("visavis-call",rt);function At(i){let e=i??{},[t,n,r]=["serviceId","ssid","svid"].map(s=>{let o=e[s];if(typeof o!="string"||o==="")throw new Error(`${s} is missing`);return o});return{serviceId:t,ssid:n,svid:r}}async function N(i,e,t){let n=await fetch(`${i.replace(/\/$/,"")}/api/v1/cobrowse-sessions`,{method:"POST",headers:{"content-type":"application/json"},body:JSON.stringify({...e,answer:t})}).catch(()=>{throw d.unreachable()}),r=await n.json().catch(()=>({}));if(!n.ok)throw new d(r.code??"internal",r.detail??"The server refuses.");return r}var Rn="lpCoBrowse",Mn="cobrowse",In=".lp_cobrowse_callscreen_container",An=1e4,Ds=["VOICE_CALL","VIDEO_CALL","SCREEN_SHARE"],Lt="visavis:lp:call",st=class{#e;#t;#i;#n=z;#r;#s;constructor(e,t,n){this.#e=e,this.#t=t,this.#i=n}listen(){let e=(t,n)=>this.#e.bind(Rn,t,r=>n(At(r)));e("cobrowseOffered",()=>{this.#m()}),e("cobrowseAccepted",t=>{this.#c(t)}),e("cobrowseDeclined",t=>{N(this.#t,t,"decline").catch(()=>{})}),this.#e.bind(Rn,"sliderOpened",()=>{let t=this.#s;this.#s=void 0,t&&this.#o(t)})}async resume(){let e=this.#y();if(!e)return;let t=await N(this.#t,e).catch(()=>{});if(!(this.#r||this.#s)){if(t?.sessionState!=="ACCEPTED")return this.#v();this.#s=e,this.#e.trigger(Mn,"sessionResume")}}#c(e){if(this.#r?.serviceId!==e.serviceId){if(L()){this.#o(e);return}N(this.#t,e,"decline").catch(()=>{}),this.#m().then(()=>this.#d("BROWSER_NOT_SUPPORTED",this.#n.unsupported))}}async#o(e){this.#r?.close();let t=new _t(e.serviceId);this.#r=t;try{await this.#m();let n=await this.#l(e);this.#f(e),await this.#a(t,n,e)}catch(n){if(t.isOver)return;this.#u(t,t.giveUp()),this.#d("UNABLE_TO_CONNECT",S(this.#n,qs(n)))}}async#l(e){let t=await N(this.#t,e);if(Ds.includes(t.mode))return t.sessionState==="ACCEPTED"?t:N(this.#t,e,"accept");throw await N(this.#t,e,"decline").catch(()=>{}),d.invalidState(`There is nothing to show for ${t.mode}.`)}async#a(e,t,n){let r=t.token,s=new ce;e.contacts=s,e.invitationId=t.invitationId,await s.connect(this.#t,async()=>{let c=r;return r=void 0,c??(await N(this.#t,n)).token}),e.contact=s.get(t.contactId);let o=await js(s,e.contact);s.on("disconnected",c=>this.#p(e,c)),this.#h(e,o);let a=new x;a.on("mediaDeviceError",c=>this.#d("NO_CAMERA_ACCESS",S(this.#n,c.code,c.source))),await o.join({room:a}),await this.#g(e,o)}#h(e,t){t.on("mediaLost",(n,r)=>this.#p(e,r)),t.on("ended",n=>{if(e.isOver)return;this.#u(e),n?.reason==="participantLost"&&n.by!==t.me.identity?this.#d("AGENT_DISCONNECTED",this.#n.ends.participantLost):n?.reason==="failed"&&this.#d("UNABLE_TO_CONNECT",S(this.#n,"media_failed"))})}#p(e,t){e.isOver||(this.#u(e),this.#d("UNABLE_TO_CONNECT",S(this.#n,t?.code??"connection_lost")))}async#g(e,t){let n=await Vs();if(e.isOver)return;if(!n)throw new d("invalid_state",`There is no ${In} in the page.`);let r=document.createElement("visavis-call");r.autojoin=!0,r.call=t,Object.assign(r.style,{display:"block",width:"100%",height:"100%",minHeight:"240px"}),n.replaceChildren(r)}async#u(e,t){e.isOver=!0,this.#v(),this.#r===e&&(this.#r=void 0),await t,e.close()}#d(e,t){this.#e.trigger(Mn,"sessionError",{id:e,msg:t})}async#m(){let e=await ke(Ce(""));this.#n=e?.call??z}#f(e){try{this.#i?.setItem(Lt,JSON.stringify(e))}catch{}}#y(){try{let e=this.#i?.getItem(Lt);return e?At(JSON.parse(e)):void 0}catch{return}}#v(){try{this.#i?.removeItem(Lt)}catch{}}},_t=class{serviceId;contacts;contact;invitationId;isOver=!1;constructor(e){this.serviceId=e}async giveUp(){let{contact:e,invitationId:t}=this;await(t?e?.endInvitation(t,!0):e?.call?.leave())?.catch(()=>{})}close(){this.isOver=!0,this.contacts?.disconnect().catch(()=>{})}};function js(i,e){return e?.call?Promise.resolve(e.call):new Promise((t,n)=>{let r=i.on("changed",()=>{e?.call&&(r(),clearTimeout(s),t(e.call))}),s=setTimeout(()=>{r(),n(d.timeout("The call"))},An)})}function Vs(){let i=()=>document.querySelector(In),e=i();return e?Promise.resolve(e):new Promise(t=>{let n=o=>{r.disconnect(),clearTimeout(s),t(o)},r=new MutationObserver(()=>{let o=i();o&&n(o)});r.observe(document,{childList:!0,subtree:!0,attributes:!0,attributeFilter:["class"]});let s=setTimeout(()=>n(null),An)})}function qs(i){return i instanceof d?i.code:"unreachable"}var ot=class{#e;#t=[];#i=[];#n=0;constructor(e={}){this.#e=e}trigger=(e,t,n,r)=>{let s=typeof e=="object"&&e?e:{appName:e,eventName:t,data:n,aSync:r};if(!s.eventName)return this.#h("An event without a name was triggered","ERROR"),null;let o={eventName:s.eventName,appName:s.appName||void 0,data:s.data};this.#l(o);let a=this.#s(o);for(let c of a){c.triggerOnce&&this.#a(m=>m===c);let p=this.#o(s);s.aSync||c.aSync?setTimeout(()=>this.#c(c,o,p),0):this.#c(c,o,p)}return a.length>0};publish=this.trigger;bind=(e,t,n)=>{let r=typeof e=="object"&&e?e:{appName:e,eventName:t,func:n};return Array.isArray(r.func)?r.func.map(s=>this.#r({...r,func:s})??""):this.#r(r)};register=this.bind;once=(e,t,n)=>{let r=typeof e=="object"&&e?e:{appName:e,eventName:t,func:n};return this.bind({...r,triggerOnce:!0})};unbind=e=>{if(typeof e=="string")return this.#a(({id:a})=>a===e);if(Array.isArray(e))return this.#a(({id:a})=>e.includes(a));if(!e||!e.func&&!e.context&&!e.appName&&!e.eventName)return!1;let{appName:t,eventName:n,func:r,context:s}=e,o=r===void 0?void 0:[r].flat();return this.#a(a=>(!t||a.appName===t)&&(!n||a.eventName===n)&&(!o||o.includes(a.func))&&(s===void 0||a.context===s))};unregister=this.unbind;hasFired=(e,t)=>{let n=typeof e=="object"&&e?e:{appName:e,eventName:t};return n.eventName?this.#i.filter(r=>(n.eventName==="*"||r.eventName===n.eventName)&&(!n.appName||n.appName==="*"||r.appName===n.appName)).map(({eventName:r,appName:s,data:o})=>({eventName:r,appName:s,data:o})):[]};#r(e){let{appName:t,eventName:n,func:r,context:s,aSync:o,triggerOnce:a}=e;if(!n||typeof r!="function")return this.#h(`A listener has invalid parameters: eventName=${n}`,"ERROR"),null;let c=`evId_${this.#n++}`;return this.#t.push({id:c,appName:t||"*",eventName:n,func:r,context:s??null,aSync:!!o,triggerOnce:!!a}),c}#s({appName:e,eventName:t}){let n=s=>!e||e==="*"||s.appName==="*"||s.appName===e,r=this.#t.filter(s=>s.eventName===t&&n(s));return t==="*"?r:[...r,...this.#t.filter(s=>s.eventName==="*"&&n(s))]}#c({id:e,func:t,context:n},{appName:r,eventName:s},o){try{t.call(n,o,{appName:r,eventName:s})}catch(a){let c=a instanceof Error?a.message:String(a);this.#h(`Error executing ${s} eventId: ${e}=${c}`,"ERROR")}}#o({data:e,passDataByRef:t}){if(t||!this.#e.cloneEventData)return e;try{return structuredClone(e)}catch{return e}}#l(e){this.#i.push(e);let{eventBufferLimit:t}=this.#e;t!==void 0&&this.#i.length>t&&this.#i.shift()}#a(e){let t=this.#t.length;return this.#t=this.#t.filter(n=>!e(n)),this.#t.length<t}#h(e,t){this.#e.log?.(e,t)}};function Ln(i,e,t=()=>{}){let n=new ot({log:t}),r=s=>{try{s.call(i)}catch(o){t(`Error executing what was deferred: ${o}`,"ERROR")}};return i.events=n,i.taglets={...i.taglets,lp_monitoringSDK:Us(e)},i.defer=r,{events:n,flush(){for(let s of["_defB","_defT","_defL"]){let o=i[s]??[];i[s]=[];for(let a of o)r(a)}}}}function Us({visit:i,visitor:e}){let t=new Map,n=(r,s)=>{let o=t.get(s)??Hs(r,s);return o||(o=zs(),Bs(r,s,o)),t.set(s,o),o};return{getSid:()=>n(i,"visavis:lp:sid"),getVid:()=>n(e,"visavis:lp:vid")}}function zs(){let i=crypto.getRandomValues(new Uint8Array(16));return btoa(String.fromCharCode(...i)).replace(/\+/g,"-").replace(/\//g,"_").replace(/=+$/,"")}function Hs(i,e){try{return i?.getItem(e)??null}catch{return null}}function Bs(i,e,t){try{i?.setItem(e,t)}catch{}}function _n(i){return new URLSearchParams(i).get("lpDebug")!=="2"?()=>{}:(e,t)=>{let n=new Date().toTimeString().slice(0,8);console.log(`${n} Events : ${e} LEVEL: ${t}`)}}var Nn=document.currentScript,Ws=Nn?.src?Nn.src.replace(/\/(compat\/liveperson|tag\/tag)\.js([?#].*)?$/,""):location.origin;function On(i){try{return window[i]??null}catch{return null}}function Fs(){window.lpTag??={};let{lpTag:i}=window;if(i.visavis)return;i.visavis=!0;let e=On("sessionStorage"),t=_n(location.search),{events:n,flush:r}=Ln(i,{visit:e,visitor:On("localStorage")},t),s=new st(n,Ws,e);s.listen(),r(),document.readyState==="complete"?s.resume():window.addEventListener("load",()=>s.resume(),{once:!0})}Fs();})();
