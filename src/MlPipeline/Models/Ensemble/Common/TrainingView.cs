using Microsoft.ML;
using Microsoft.ML.Data;
using MlPipeline.Models.Common;

namespace MlPipeline.Models.Ensemble.Common;

/// <summary>A training set as ML.NET reads it: a vector column <c>Features</c> and a column <c>Label</c>, straight from the matrix.</summary>
sealed class TrainingView : IDataView
{
    readonly TrainingSet training;
    readonly DataViewSchema.Column label;
    readonly DataViewSchema.Column features;

    public TrainingView(TrainingSet training)
    {
        this.training = training;
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("Label", NumberDataViewType.Single);
        builder.AddColumn("Features", new VectorDataViewType(NumberDataViewType.Single, training.Features.Names.Count));
        Schema = builder.ToSchema();
        label = Schema["Label"];
        features = Schema["Features"];
    }

    public bool CanShuffle => false;

    public DataViewSchema Schema { get; }

    public int RowCount => training.Features.RowCount;

    public long? GetRowCount() => RowCount;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new Cursor(this, [.. columnsNeeded.Select(x => x.Index)]);

    public DataViewRowCursor[] GetRowCursorSet(
        IEnumerable<DataViewSchema.Column> columnsNeeded,
        int n,
        Random? rand = null
    ) => [GetRowCursor(columnsNeeded, rand)];

    sealed class Cursor(TrainingView view, HashSet<int> active) : DataViewRowCursor
    {
        // Columns are turned into rows a block at a time: reading one value of each column per row misses the cache every time.
        const int BlockRows = 256;

        readonly int width = view.training.Features.Names.Count;
        readonly float[] block = new float[BlockRows * view.training.Features.Names.Count];
        int blockStart = -1;
        long position = -1;

        public override long Batch => 0;

        public override long Position => position;

        public override DataViewSchema Schema => view.Schema;

        public override bool IsColumnActive(DataViewSchema.Column column) => active.Contains(column.Index);

        public override bool MoveNext()
        {
            if (position + 1 >= view.training.Features.RowCount)
            {
                position = view.training.Features.RowCount;
                return false;
            }
            position++;
            return true;
        }

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            Delegate getter =
                column.Index == view.label.Index ? (ValueGetter<float>)GetLabel
                : column.Index == view.features.Index ? (ValueGetter<VBuffer<float>>)GetFeatures
                : throw new ArgumentOutOfRangeException(nameof(column));
            return (ValueGetter<TValue>)getter;
        }

        public override ValueGetter<DataViewRowId> GetIdGetter() =>
            (ref DataViewRowId id) => id = new DataViewRowId((ulong)position, 0);

        void GetLabel(ref float value) => value = (float)view.training.Labels.Span[(int)position];

        void GetFeatures(ref VBuffer<float> value)
        {
            var row = (int)position;
            var start = row / BlockRows * BlockRows;
            if (start != blockStart)
                Fill(start);
            var editor = VBufferEditor.Create(ref value, width);
            block.AsSpan((row - start) * width, width).CopyTo(editor.Values);
            value = editor.Commit();
        }

        void Fill(int start)
        {
            blockStart = start;
            var count = Math.Min(BlockRows, view.training.Features.RowCount - start);
            for (var feature = 0; feature < width; feature++)
            {
                var column = view.training.Features[feature].Slice(start, count);
                for (var row = 0; row < count; row++)
                    block[row * width + feature] = column[row];
            }
        }
    }
}
