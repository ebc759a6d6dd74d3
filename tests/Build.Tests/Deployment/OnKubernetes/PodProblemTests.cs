using Delivery.Deployment.OnKubernetes;
using k8s.Models;

namespace Build.Tests.Deployment.OnKubernetes;

public sealed class PodProblemTests
{
    static readonly TimeSpan s_readyWithin = TimeSpan.FromSeconds(60);

    [Fact]
    public void A_ready_pod_has_no_problem()
    {
        var pod = Pod(new V1ContainerState { Running = new V1ContainerStateRunning() });
        pod.Status.Conditions = [new V1PodCondition { Type = "Ready", Status = "True" }];

        Problem(pod).ShouldBeNull();
    }

    [Theory]
    [InlineData("ContainerCreating", "it is not started yet", false)]
    [InlineData("ErrImagePull", "the image example/service cannot be pulled: what the node says", false)]
    [InlineData("ImagePullBackOff", "the image example/service cannot be pulled: what the node says", true)]
    [InlineData("CreateContainerConfigError", "what it refers to is not there: what the node says", true)]
    [InlineData("RunContainerError", "it cannot be started: what the node says", true)]
    public void A_container_that_waits_says_why(string reason, string words, bool isFinal)
    {
        var waiting = new V1ContainerStateWaiting { Reason = reason, Message = "what the node says" };

        Problem(Pod(new V1ContainerState { Waiting = waiting })).ShouldBe(new PodProblem(words, isFinal));
    }

    [Theory]
    [InlineData(7, "Error", "it ended with code 7")]
    [InlineData(137, "OOMKilled", "it ended with code 137: it took more memory than its limit (OOMKilled)")]
    [InlineData(127, "ContainerCannotRun", "it ended with code 127: it cannot be started: no such file")]
    public void A_container_that_has_ended_says_how_also_when_it_waits_for_the_next_turn(
        int code,
        string reason,
        string words
    )
    {
        var pod = Pod(
            new V1ContainerState { Waiting = new V1ContainerStateWaiting { Reason = "CrashLoopBackOff" } },
            new V1ContainerState
            {
                Terminated = new V1ContainerStateTerminated
                {
                    ExitCode = code,
                    Reason = reason,
                    Message = "no such file",
                },
            }
        );

        Problem(pod).ShouldBe(new PodProblem(words, IsFinal: true));
    }

    [Fact]
    public void A_probe_that_fails_is_waited_for_until_the_cluster_gives_up()
    {
        var pod = Pod(new V1ContainerState { Running = new V1ContainerStateRunning() });
        var probe = new Corev1Event { Reason = "Unhealthy", Message = "Startup probe failed: HTTP 503" };
        var killed = new Corev1Event
        {
            Reason = "Killing",
            Message = "Container service failed startup probe, will be restarted",
        };

        Problem(pod, probe).ShouldBe(new PodProblem("Startup probe failed: HTTP 503", IsFinal: false));
        Problem(pod, probe, killed)
            .ShouldBe(new PodProblem("it is not ready after 60 s: Startup probe failed: HTTP 503", IsFinal: true));
    }

    [Fact]
    public void A_pod_that_no_node_takes_says_what_the_scheduler_says()
    {
        var pod = new V1Pod
        {
            Metadata = new V1ObjectMeta(),
            Status = new V1PodStatus
            {
                Conditions =
                [
                    new V1PodCondition
                    {
                        Type = "PodScheduled",
                        Status = "False",
                        Message = "0/3 nodes are available: 3 Insufficient memory.",
                    },
                ],
            },
        };

        Problem(pod)
            .ShouldBe(
                new PodProblem("no node takes it: 0/3 nodes are available: 3 Insufficient memory.", IsFinal: false)
            );
    }

    static PodProblem? Problem(V1Pod pod, params Corev1Event[] events) => PodProblem.Of(pod, events, s_readyWithin);

    static V1Pod Pod(V1ContainerState state, V1ContainerState? last = null) =>
        new()
        {
            Metadata = new V1ObjectMeta(),
            Spec = new V1PodSpec { Containers = [new V1Container { Name = "service", Image = "example/service" }] },
            Status = new V1PodStatus
            {
                ContainerStatuses =
                [
                    new V1ContainerStatus
                    {
                        Name = "service",
                        State = state,
                        LastState = last,
                    },
                ],
            },
        };
}
