namespace Delivery.Deployment;

/// <summary>The steps of a deployment, in their order.</summary>
public enum DeploymentStep
{
    /// <summary>Looks at what runs and at what a deployment that was cut off has left behind.</summary>
    Inspect,

    /// <summary>Brings the image to where it runs.</summary>
    Pull,

    /// <summary>Makes what the environment needs beside the service: network, storage, entrance.</summary>
    Prepare,

    /// <summary>Starts the new release beside the old one.</summary>
    Start,

    /// <summary>Waits until the new release says that it is ready.</summary>
    Ready,

    /// <summary>Asks the new release for one prediction.</summary>
    Smoke,

    /// <summary>Sends requests to the new release instead of the old one.</summary>
    Switch,

    /// <summary>Asks once more, as users do.</summary>
    Confirm,

    /// <summary>Lets the old release finish its requests, and removes it.</summary>
    Retire,
}
