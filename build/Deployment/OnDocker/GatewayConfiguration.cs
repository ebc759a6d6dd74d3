namespace Delivery.Deployment.OnDocker;

/// <summary>
/// The configuration of the gateway. It is never loaded anew: which slot gets a request is decided for each request by
/// whether a file is there. So a switch closes no connection, not even an idle one that a client is about to use.
/// </summary>
static class GatewayConfiguration
{
    /// <summary>Where configuration and switch lie.</summary>
    public const string Directory = "/etc/gateway";

    public const string File = "nginx.conf";

    /// <summary>While this file is there, green gets the requests, else blue.</summary>
    public const string SwitchFile = $"{Directory}/green";

    /// <summary>The port for users.</summary>
    public const int ActivePort = 8080;

    /// <summary>The port behind which the other slot is.</summary>
    public const int PreviewPort = 8081;

    /// <summary>Names the slot that has answered.</summary>
    public const string SlotHeader = "X-Slot";

    public static string Text(EnvironmentNetwork network, int servicePort) =>
        $$"""
            worker_processes 2;
            pid /tmp/nginx.pid;
            error_log stderr error;

            events {
                worker_connections 4096;
            }

            http {
                access_log off;
                server_tokens off;
                client_body_temp_path /tmp/body;
                proxy_temp_path /tmp/proxy;
                fastcgi_temp_path /tmp/fastcgi;
                uwsgi_temp_path /tmp/uwsgi;
                scgi_temp_path /tmp/scgi;

                # The service decides how large a request may be; nothing is kept here.
                client_max_body_size 0;
                proxy_request_buffering off;
                proxy_buffering off;

                proxy_http_version 1.1;
                proxy_set_header Connection "";
                proxy_set_header Host $http_host;
                proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
                proxy_set_header X-Forwarded-Proto $scheme;
                proxy_connect_timeout 2s;
                proxy_read_timeout 300s;
                proxy_send_timeout 300s;

                upstream blue {
                    server {{network[Slot.Blue]}}:{{servicePort}};
                    keepalive 32;
                }

                upstream green {
                    server {{network[Slot.Green]}}:{{servicePort}};
                    keepalive 32;
                }

            {{Server(ActivePort, Slot.Blue, Slot.Green)}}

            {{Server(PreviewPort, Slot.Green, Slot.Blue)}}
            }

            """;

    static string Server(int port, Slot slot, Slot switched) =>
        $$"""
                server {
                    listen {{port}};
                    set $slot {{Name(slot)}};
                    if (-f {{SwitchFile}}) {
                        set $slot {{Name(switched)}};
                    }

                    location / {
                        add_header {{SlotHeader}} $slot always;
                        proxy_pass http://$slot;
                    }

                    error_page 502 504 =503 @nothing;
                    location @nothing {
                        internal;
                        default_type application/problem+json;
                        return 503 '{"title":"Nothing serves here at the moment.","status":503}';
                    }
                }
            """;

    /// <summary>What a slot is called in the configuration and in the header.</summary>
    public static string Name(Slot slot) => slot == Slot.Blue ? "blue" : "green";
}
