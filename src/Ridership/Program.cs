using MlPipeline.Hosting;
using Ridership;

return await MlApplication.RunAsync(args, new RidershipProject());
