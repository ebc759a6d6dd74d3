using MlPipeline.DataLoaders;
using Skeleton.Fields;

namespace Skeleton.Data;

/// <summary>Where the columns come from: the first source has the label, the others are joined to it by the day.</summary>
public static class SkeletonSources
{
    /// <summary>Reads the files of a folder as one source; every day of the first needs its row in the others.</summary>
    public static DataLoader Open(string folder)
    {
        var fields = SkeletonFields.Catalogue;
        DataLoader[] sources =
        [
            //#if (useCsv)
            new CsvDataLoader(Path.Combine(folder, "sales.csv"), fields.Source(SkeletonFields.Sales)),
            //#endif
            //#if (useSql)
            SqlDataLoader.OfSqliteTable(
                Path.Combine(folder, "prices.sqlite"),
                "prices",
                fields.Source(SkeletonFields.Prices)
            ),
            //#endif
            //#if (useParquet)
            new ParquetDataLoader(Path.Combine(folder, "visits.parquet"), fields.Source(SkeletonFields.Visits)),
            //#endif
        ];
        return new JoinedDataLoader(sources[0], SkeletonFields.Day, [.. sources.Skip(1).Select(Join.Required)]);
    }
}
