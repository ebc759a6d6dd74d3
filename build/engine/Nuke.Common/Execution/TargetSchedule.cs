using System.Diagnostics.CodeAnalysis;

namespace Nuke.Common.Execution;

/// <summary>
/// Hands out targets, each after its predecessors; where that leaves a choice, in the order in which they were given.
/// Takes time in proportion to targets and relations.
/// </summary>
sealed class TargetSchedule
{
    readonly Dictionary<ExecutableTarget, Place> _places = [];
    readonly PriorityQueue<ExecutableTarget, int> _ready = new();

    public TargetSchedule(IReadOnlyCollection<ExecutableTarget> targets)
    {
        foreach (var target in targets)
            _places.Add(target, new Place(_places.Count));
        foreach (var target in targets)
        {
            // Predecessors that are not to run are none.
            foreach (var predecessor in target.Predecessors.Where(_places.ContainsKey))
            {
                _places[predecessor].Successors.Add(target);
                _places[target].OpenPredecessors++;
            }
        }
        foreach (var target in targets.Where(x => _places[x].OpenPredecessors == 0))
            PutBack(target);
    }

    /// <summary>Takes a target whose predecessors are all over, if there is one now.</summary>
    public bool TryTake([NotNullWhen(true)] out ExecutableTarget? target) => _ready.TryDequeue(out target, out _);

    /// <summary>Returns a target that was taken, but cannot start yet.</summary>
    public void PutBack(ExecutableTarget target) => _ready.Enqueue(target, _places[target].Number);

    /// <summary>Notes that a target is over, which may make others ready.</summary>
    public void Complete(ExecutableTarget target)
    {
        foreach (var successor in _places[target].Successors)
        {
            if (--_places[successor].OpenPredecessors == 0)
                PutBack(successor);
        }
    }

    sealed class Place(int number)
    {
        public int Number => number;

        public int OpenPredecessors { get; set; }

        public List<ExecutableTarget> Successors { get; } = [];
    }
}
