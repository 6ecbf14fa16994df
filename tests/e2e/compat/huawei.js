// An integrator's agent desktop, written against the CC-Gateway REST interface: plain requests, a timer that polls.
var gateway = new URLSearchParams(location.hash.slice(1)).get('gateway');
var base = gateway + '/agentgateway/resource';
var agentid = '';
var guid = '';
var polling = false;
var phone = null;
var events = [];

function byId(id) {
  return document.getElementById(id);
}

function request(method, path, body, done) {
  var xhr = new XMLHttpRequest();
  xhr.open(method, base + path, true);
  xhr.setRequestHeader('Content-Type', 'application/json; charset=UTF-8');
  if (guid) xhr.setRequestHeader('Guid', guid);
  xhr.onload = function () {
    // The gateway answers with 200 whatever the retcode.
    if (xhr.status !== 200) return log('HTTP ' + xhr.status + ' ' + path);
    var setGuid = xhr.getResponseHeader('Set-GUID');
    if (setGuid) guid = setGuid.replace('JSESSIONID=', '');
    var reply = JSON.parse(xhr.responseText);
    if (reply.retcode !== '0') log(path + ': ' + reply.retcode + ' ' + reply.message);
    if (done) done(reply);
  };
  xhr.send(body === undefined ? null : JSON.stringify(body));
}

function voicecall(method, path, body) {
  request(method, '/voicecall/' + agentid + path, body, function (reply) {
    window.lastReply = reply;
  });
}

function poll() {
  if (!polling) return;
  request('GET', '/agentevent/' + agentid, undefined, function (reply) {
    if (reply.retcode !== '0') return stop();
    if (reply.event) handle(reply.event);
    setTimeout(poll, 200);
  });
}

function stop() {
  polling = false;
  byId('state').textContent = 'out';
  if (phone) phone.unregister();
}

/** What the desktop makes of each event. */
var handlers = {
  AgentState_Ready: function () {
    byId('state').textContent = 'ready';
    byId('callid').textContent = '';
    byId('media').textContent = '';
  },
  AgentState_Work: function () {
    byId('state').textContent = 'work';
  },
  AgentState_Busy: function () {
    byId('state').textContent = 'busy';
  },
  AgentEvent_Ringing: function (content) {
    byId('state').textContent = 'ringing';
    byId('callid').textContent = content.callid;
  },
  AgentEvent_Talking: function (content) {
    byId('state').textContent = 'talking';
    byId('callid').textContent = content.callid;
    byId('media').textContent = content.mediaAbility;
  },
  AgentEvent_Hold: function () {
    byId('state').textContent = 'held';
  },
  AgentEvent_MediaSwith: function (content) {
    byId('media').textContent = content.mediaType === 3 ? '3' : '1';
    log(content.reason === 0 ? 'switched to ' + content.mediaType : 'not switched, still ' + content.mediaType);
  },
  AgentEvent_Call_Release: function (callid) {
    log('released ' + callid);
  },
};

function handle(event) {
  events.push(event);
  log(event.eventType + ' ' + JSON.stringify(event.content));
  var handler = handlers[event.eventType];
  if (handler) handler(event.content);
}

function log(text) {
  var item = document.createElement('li');
  item.textContent = text;
  byId('log').appendChild(item);
}

byId('sign-in').addEventListener('submit', function (event) {
  event.preventDefault();
  agentid = byId('agentid').value;
  var body = { password: byId('password').value, phonenum: byId('phonenum').value, autoanswer: false, agenttype: 11 };
  request('PUT', '/onlineagent/' + agentid, body, function (reply) {
    if (reply.retcode !== '0') return;
    polling = true;
    poll();
    // The softphone, in place of Huawei's.
    var options = {
      agentid: agentid,
      guid: function () {
        return guid;
      },
      view: byId('phone'),
    };
    VisavisPhone.register(options).then(
      function (registered) {
        phone = registered;
        log('phone registered');
      },
      function (error) {
        log('phone: ' + error.message);
      },
    );
  });
});

byId('answer').onclick = function () {
  voicecall('PUT', '/answer');
};
byId('release').onclick = function () {
  voicecall('DELETE', '/release');
};
byId('hold').onclick = function () {
  voicecall('POST', '/hold');
};
byId('gethold').onclick = function () {
  voicecall('POST', '/gethold?callid=' + byId('callid').textContent);
};
byId('beginmute').onclick = function () {
  voicecall('POST', '/beginmute');
};
byId('endmute').onclick = function () {
  voicecall('POST', '/endmute');
};
byId('callout').onclick = function () {
  voicecall('PUT', '/callout', { called: byId('number').value, mediaability: 0 });
};
byId('callinner').onclick = function () {
  voicecall('PUT', '/callinner', { called: byId('number').value });
};
byId('transfer').onclick = function () {
  voicecall('POST', '/transfer', { devicetype: 2, address: byId('number').value, mode: 0 });
};
byId('to-video').onclick = function () {
  var direction = byId('direction').value;
  voicecall('POST', '/mediaswitch?mediaType=3' + (direction ? '&videoDirection=' + direction : ''));
};
byId('to-voice').onclick = function () {
  voicecall('POST', '/mediaswitch?mediaType=1');
};
byId('innerhelp').onclick = function () {
  voicecall('POST', '/innerhelp', { dstaddress: byId('number').value, devicetype: 2, mode: 2 });
};
byId('disconnect').onclick = function () {
  voicecall('POST', '/disconnect/' + byId('number').value);
};
byId('adjustvideomode').onclick = function () {
  voicecall('POST', '/adjustvideomode?mode=' + byId('mode').value);
};
byId('sign-out').onclick = function () {
  polling = false;
  request('DELETE', '/onlineagent/' + agentid + '/logout', undefined, stop);
};

var softphone = document.createElement('script');
softphone.src = gateway + '/compat/huawei.js';
document.head.appendChild(softphone);
