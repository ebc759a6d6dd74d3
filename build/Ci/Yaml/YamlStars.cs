using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.EventEmitters;

namespace Delivery.Ci.Yaml;

/// <summary>Puts quotes around texts with a word that begins with a star: in a key, readers take it for an alias.</summary>
sealed class YamlStars(IEventEmitter next) : ChainedEventEmitter(next)
{
    public override void Emit(ScalarEventInfo eventInfo, IEmitter emitter)
    {
        if (eventInfo.Source.Value is string text && text.Contains(" *", StringComparison.Ordinal))
            eventInfo.Style = ScalarStyle.DoubleQuoted;
        base.Emit(eventInfo, emitter);
    }
}
