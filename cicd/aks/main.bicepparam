using 'main.bicep'

param repository = 'contoso/ridership'
param administrators = '00000000-0000-0000-0000-000000000000'
