using Delivery.Deployment;

namespace Build.IntegrationTests.Deployment;

/// <summary>A service with the endpoints of the real one, made of nginx and its configuration.</summary>
static class TestService
{
    /// <summary>Takes some seconds to answer.</summary>
    public const string SlowPath = "/slow";

    /// <summary>What it answers; it is checked often, because its check costs nothing.</summary>
    public static ServiceContract Contract { get; } = new() { HealthInterval = TimeSpan.FromSeconds(1) };

    /// <summary>The image of the service.</summary>
    /// <param name="from">What it starts from.</param>
    /// <param name="behaviour">How it behaves.</param>
    /// <param name="configuration">Where <c>COPY</c> finds the configuration.</param>
    public static string Dockerfile(string from, ServiceBehaviour behaviour, string configuration = "nginx.conf") =>
        $"""
            FROM {from}
            COPY {configuration} /service/nginx.conf
            RUN for line in $(seq 60); do echo "line $line of the slow answer"; done > /service/slow
            STOPSIGNAL SIGQUIT
            HEALTHCHECK --interval=1s --retries=1 CMD {HealthCheck(behaviour)}
            ENTRYPOINT {Program(behaviour)}

            """;

    public static string Configuration(string version, ServiceBehaviour behaviour) =>
        $$$"""
            pid /tmp/nginx.pid;
            error_log stderr;
            worker_processes 1;
            events { }
            http {
                access_log off;
                client_body_temp_path /tmp/body;
                proxy_temp_path /tmp/proxy;
                fastcgi_temp_path /tmp/fastcgi;
                uwsgi_temp_path /tmp/uwsgi;
                scgi_temp_path /tmp/scgi;
                default_type application/json;
                # Users come by ports that start with 1; the deployment that looks first comes by another one.
                map $http_host $is_user { default 0; "~:1[0-9]{4}$" 1; }
                server {
                    listen 8080;
                    location = /health/ready {
                        return {{{(behaviour == ServiceBehaviour.IsNeverReady ? 503 : 200)}}} '{"status":"as told"}';
                    }
                    location = /health/live {
                        return 200 '{"status":"as told"}';
                    }
                    location = /v1/model {
                        return 200 '{"version":"{{{version}}}","metadata":{"inputExample":{ "a":1} }}';
                    }
                    location = /v1/predict {
                        {{{WhenAsked(behaviour)}}}
                        return 200 '{{{Answer(version, behaviour)}}}';
                    }
                    location = {{{SlowPath}}} {
                        alias /service/slow;
                        add_header Release {{{version}}};
                        limit_rate 500;
                    }
                }
            }

            """;

    static string HealthCheck(ServiceBehaviour behaviour) =>
        behaviour == ServiceBehaviour.FailsItsHealthCheck ? "echo the disk is full; false" : "true";

    // What the deployment adds are arguments of the shell, and not of nginx.
    static string Program(ServiceBehaviour behaviour) =>
        behaviour switch
        {
            ServiceBehaviour.Exits => """["sh", "-c", "echo cannot open the model; exit 7"]""",
            ServiceBehaviour.CannotBeStarted => """["/service/missing"]""",
            _ => """["sh", "-c", "exec nginx -c /service/nginx.conf -g 'daemon off;'"]""",
        };

    static string WhenAsked(ServiceBehaviour behaviour) =>
        behaviour == ServiceBehaviour.FailsInService ? "if ($is_user) { return 500 broken; }" : "";

    static string Answer(string version, ServiceBehaviour behaviour) =>
        behaviour == ServiceBehaviour.AnswersWrongly
            ? """{"oops":1}"""
            : $$"""{"modelVersion":"{{version}}","prediction":1}""";
}
