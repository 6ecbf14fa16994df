// A brand's page, as the vendor's tutorials for the Messaging Window API write one: no line of it knows visavis.
(function () {
  var query = new URLSearchParams(location.search);
  var account = query.get('account');
  var csds = query.get('csds');
  var skipFeature = query.get('feature') === 'none';
  var noContainer = query.get('container') === 'none';

  var offer = null;
  var conversationId = null;
  var agentId = null;
  window.seen = { dialogs: [], errors: [], resumes: 0, state: null, codes: [] };

  // Both of these are bound by the stub: the tag has not come yet.
  lpTag.events.bind({ appName: 'cobrowse', eventName: 'sessionResume', func: onSessionResume });
  lpTag.events.bind({ appName: 'cobrowse', eventName: 'sessionError', func: onError });

  var tag = document.createElement('script');
  tag.async = true;
  tag.src = 'http://' + csds + '/tag/tag.js?site=' + account;
  document.head.appendChild(tag);

  function createContainer() {
    if (noContainer) return;
    var container = document.createElement('div');
    container.className = 'lp_cobrowse_callscreen_container';
    container.textContent = 'Connecting to the call…';
    document.getElementById('slider').replaceChildren(container);
  }

  function removeContainer() {
    document.getElementById('slider').replaceChildren();
  }

  function onSessionResume() {
    window.seen.resumes += 1;
    createContainer();
    lpTag.events.publish('lpCoBrowse', 'sliderOpened');
  }

  function onError(error) {
    window.seen.errors.push(error);
  }

  function publish(eventName) {
    lpTag.events.publish('lpCoBrowse', eventName, {
      serviceId: offer.metaData.serviceId,
      agentId: agentId,
      visitorName: null,
      mode: offer.metaData.mode,
      ssid: lpTag.taglets.lp_monitoringSDK.getSid(),
      svid: lpTag.taglets.lp_monitoringSDK.getVid()
    });
  }

  document.getElementById('accept').onclick = function () {
    document.getElementById('invitation').hidden = true;
    publish('cobrowseAccepted');
    createContainer();
  };
  document.getElementById('decline').onclick = function () {
    document.getElementById('invitation').hidden = true;
    publish('cobrowseDeclined');
  };
  // Tests press it late, when the page does not know yet that it is too late.
  window.acceptNow = function () { publish('cobrowseAccepted'); createContainer(); };

  function onConversationChange(body) {
    body.changes.forEach(function (change) {
      if (change.type !== 'UPSERT') return;
      var details = change.result.conversationDetails;
      conversationId = change.result.convId;
      window.seen.state = details.state;
      var agent = details.participants.find(function (p) { return p.role === 'ASSIGNED_AGENT'; });
      agentId = agent ? agent.id : null;
      details.dialogs.forEach(function (dialog) {
        if (dialog.channelType !== 'COBROWSE') return;
        window.seen.dialogs.push(dialog);
        if (dialog.metaData.sessionState === 'INVITED' && dialog.metaData.expires * 1000 > Date.now()) onInvitation(dialog);
        if (dialog.metaData.sessionState === 'CLOSED') onClosed();
      });
    });
  }

  function onInvitation(dialog) {
    offer = dialog;
    document.getElementById('mode').textContent = dialog.metaData.mode;
    document.getElementById('invitation').hidden = false;
    publish('cobrowseOffered');
  }

  function onClosed() {
    document.getElementById('invitation').hidden = true;
    removeContainer();
  }

  function getJson(url, method) {
    return fetch(url, { method: method || 'GET' }).then(function (response) { return response.json(); });
  }

  function start() {
    var discovery = 'http://' + csds + '/api/account/' + account + '/service/';
    Promise.all([
      getJson(discovery + 'idp/baseURI.json?version=1.0'),
      getJson(discovery + 'asyncMessagingEnt/baseURI.json?version=1.0')
    ]).then(function (services) {
      var jwt = sessionStorage.getItem('jwt');
      var signedUp = jwt
        ? Promise.resolve({ jwt: jwt })
        : getJson('http://' + services[0].baseURI + '/api/account/' + account + '/signup', 'POST');
      return signedUp.then(function (answer) {
        sessionStorage.setItem('jwt', answer.jwt);
        connect(services[1].baseURI, answer.jwt);
      });
    });
  }

  function connect(host, jwt) {
    var socket = new WebSocket('ws://' + host + '/ws_api/account/' + account + '/messaging/consumer?v=3');
    var nextId = 0;
    var waiting = {};
    function request(type, body, headers) {
      var id = String(nextId++);
      var frame = { kind: 'req', id: id, type: type, body: body };
      if (headers) frame.headers = headers;
      return new Promise(function (resolve) {
        waiting[id] = resolve;
        socket.send(JSON.stringify(frame));
      });
    }
    socket.onopen = function () {
      request('InitConnection', {}, [
        {
          type: '.ams.headers.ClientProperties',
          deviceFamily: 'DESKTOP',
          os: navigator.userAgent,
          features: skipFeature ? ['AUTO_MESSAGES'] : ['CO_BROWSE', 'AUTO_MESSAGES', 'RICH_CONTENT']
        },
        { type: '.ams.headers.ConsumerAuthentication', jwt: jwt }
      ]).then(function () {
        return request('cqm.SubscribeExConversations', { convState: ['OPEN', 'CLOSE'] });
      }).then(function () {
        document.getElementById('connection').textContent = 'Connected';
        // Existing conversations have been told by now, if there are any.
        return request('.GetClock', {});
      }).then(function () {
        if (conversationId && window.seen.state === 'OPEN') return { body: { conversationId: conversationId } };
        return request('cm.ConsumerRequestConversation', { channelType: 'MESSAGING', ttrDefName: null });
      }).then(function (answer) {
        conversationId = answer.body.conversationId;
        return request('ms.SubscribeMessagingEvents', { fromSeq: 0, dialogId: conversationId });
      });
    };
    socket.onmessage = function (message) {
      var frame = JSON.parse(message.data);
      if (frame.kind === 'resp') {
        window.seen.codes.push(frame.code);
        if (waiting[frame.reqId]) waiting[frame.reqId](frame);
        return;
      }
      if (frame.type === 'cqm.ExConversationChangeNotification') onConversationChange(frame.body);
      if (frame.type === 'ms.MessagingEventNotification') {
        frame.body.changes.forEach(function (change) {
          if (change.event.type !== 'ContentEvent') return;
          var line = document.createElement('li');
          line.textContent = change.originatorMetadata.role + ': ' + change.event.message;
          document.getElementById('messages').appendChild(line);
        });
      }
    };
    window.say = function (text) {
      return request('ms.PublishEvent', {
        dialogId: conversationId,
        event: { type: 'ContentEvent', contentType: 'text/plain', message: text }
      });
    };
    window.setInterval(function () { request('.GetClock', {}); }, 30000);
  }

  start();
})();
