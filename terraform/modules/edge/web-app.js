// Which file of the web app answers. The same rules as deploy/frontend/nginx.conf: a file by its name, any other address is a
// page of the app for who asks for HTML, which knows by the path what to show. CloudFront runs this for each such request.

var FILE = /^\/(assets\/.*|[^/]+\.(js|css|svg|png|ico|webmanifest))$/;

function handler(event) {
  var request = event.request;
  var accept = request.headers.accept ? request.headers.accept.value : '';
  if (FILE.test(request.uri)) return request;
  if (accept.includes('text/html')) {
    request.uri = '/index.html';
    return request;
  }
  // The contract's call that does nothing, for who counts its time.
  if (request.uri === '/') return answer(200, 'OK', 'text/plain', '');
  return answer(404, 'Not Found', 'application/problem+json',
    '{"type":"urn:cloudclicker:problem:no-such-address","title":"No such address","status":404,"outcome":"invalid"}');
}

function answer(statusCode, statusDescription, contentType, body) {
  return {
    statusCode: statusCode,
    statusDescription: statusDescription,
    headers: {
      'content-type': { value: contentType },
      'cache-control': { value: 'no-store' },
      'vary': { value: 'Accept' },
      'access-control-allow-origin': { value: '*' },
    },
    body: body,
  };
}
