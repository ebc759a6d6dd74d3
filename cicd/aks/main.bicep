// What a release needs of Azure: a cluster, a registry for images, a storage for models, and who may do what with them.
// How to use it, and what it costs: docs/aks.md.

@description('What all names begin with, and the instance of the deployment: lower-case letters, digits and dashes.')
@minLength(3)
@maxLength(29)
param name string = 'ridership'

@description('The region of everything.')
param location string = resourceGroup().location

@description('The repository whose jobs deploy, as the subject of its tokens has it: OWNER/NAME, or OWNER@ID/NAME@ID where GitHub issues immutable subjects.')
@minLength(3)
param repository string

@description('The environments, as GitHub and the build call them. Each has a namespace and an identity for its jobs.')
@minLength(1)
param environments array = [
  'Integration'
  'Staging'
  'Production'
]

@description('The object id of the Entra ID group of those who administer the cluster and the models.')
@minLength(36)
@maxLength(36)
param administrators string

@description('Whether pods may write models to the container. Reading is enough for a service; a retraining that registers there writes.')
param podsWriteModels bool = false

@description('The size of a node: at least two cores and 4 GiB.')
param nodeSize string = 'Standard_D2as_v5'

@description('How many nodes there are at least.')
@minValue(1)
param minNodes int = 1

@description('How many nodes there are at most.')
@minValue(1)
param maxNodes int = 3

@description('Free has no promise of availability; Standard has one, and costs by the hour.')
@allowed([
  'Free'
  'Standard'
])
param clusterTier string = 'Free'

@description('How much room the registry has, and how fast it is.')
@allowed([
  'Basic'
  'Standard'
  'Premium'
])
param registryTier string = 'Basic'

// https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
var roles = {
  acrPull: '7f951dda-4ed3-4680-a7ca-43fe172d538d'
  acrPush: '8311e382-0749-4cb8-b61a-304f252e45ec'
  clusterUser: '4abbcc35-e782-43d8-92c5-2d3f1bd2253f'
  clusterAdministrator: 'b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b'
  namespaceWriter: 'a7ffa36f-339b-4b5c-8bdf-e2c188b2c0eb'
  blobReader: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1'
  blobContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
}
var podsRole = podsWriteModels ? roles.blobContributor : roles.blobReader
// The build calls the ServiceAccount of an environment so, and these are the namespaces that it is given here.
var namespaceNames = [for environment in environments: toLower('${name}-${environment}')]
var nameWithoutDashes = toLower(replace(name, '-', ''))
var tokenAudience = 'api://AzureADTokenExchange'

// ---- Cluster

resource cluster 'Microsoft.ContainerService/managedClusters@2025-10-01' = {
  name: name
  location: location
  sku: {
    name: 'Base'
    tier: clusterTier
  }
  identity: {
    type: 'SystemAssigned'
  }
  properties: {
    dnsPrefix: name
    // Who comes in is known to Entra ID, and what they may do is said by roles of Azure: there is no certificate that works for everybody.
    disableLocalAccounts: true
    enableRBAC: true
    aadProfile: {
      managed: true
      enableAzureRBAC: true
    }
    // Pods prove who they are with tokens of the cluster: no secret is stored for them.
    oidcIssuerProfile: {
      enabled: true
    }
    securityProfile: {
      workloadIdentity: {
        enabled: true
      }
    }
    networkProfile: {
      networkPlugin: 'azure'
      networkPluginMode: 'overlay'
      networkDataplane: 'cilium'
      // Without an engine, a cluster takes NetworkPolicies and does not keep to them.
      networkPolicy: 'cilium'
      loadBalancerSku: 'standard'
      outboundType: 'loadBalancer'
    }
    storageProfile: {
      diskCSIDriver: {
        enabled: true
      }
      // The volume of models is mounted by several nodes: a file share can be.
      fileCSIDriver: {
        enabled: true
      }
    }
    autoUpgradeProfile: {
      upgradeChannel: 'stable'
      nodeOSUpgradeChannel: 'NodeImage'
    }
    agentPoolProfiles: [
      {
        name: 'system'
        mode: 'System'
        type: 'VirtualMachineScaleSets'
        osType: 'Linux'
        vmSize: nodeSize
        osDiskSizeGB: 64
        enableAutoScaling: true
        count: minNodes
        minCount: minNodes
        maxCount: maxNodes
      }
    ]
  }
}

// A scope for roles only. The namespaces themselves are made with kubectl, and need not be there yet.
resource namespaces 'Microsoft.ContainerService/managedClusters/namespaces@2025-02-02-preview' existing = [
  for namespaceName in namespaceNames: {
    parent: cluster
    name: namespaceName
  }
]

// ---- Registry

resource registry 'Microsoft.ContainerRegistry/registries@2025-11-01' = {
  name: take('${nameWithoutDashes}${uniqueString(resourceGroup().id)}', 50)
  location: location
  sku: {
    name: registryTier
  }
  properties: {
    adminUserEnabled: false
  }
}

// ---- Storage

resource storage 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: '${take(nameWithoutDashes, 11)}${uniqueString(resourceGroup().id)}'
  location: location
  kind: 'StorageV2'
  sku: {
    name: 'Standard_LRS'
  }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    // A key opens everything to whoever has it; roles do not.
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      // What somebody overwrites or deletes by hand comes back.
      isVersioningEnabled: true
      deleteRetentionPolicy: {
        enabled: true
        days: 30
      }
      containerDeleteRetentionPolicy: {
        enabled: true
        days: 30
      }
    }

    resource models 'containers' = {
      name: 'models'
      properties: {
        publicAccess: 'None'
      }
    }
  }
}

// ---- Identities

// One for each environment: a job of Integration, which nobody has agreed to, can do nothing to Production.
resource jobs 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = [
  for namespaceName in namespaceNames: {
    name: '${namespaceName}-jobs'
    location: location
  }
]

resource jobsCredentials 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials@2024-11-30' = [
  for (environment, i) in environments: {
    parent: jobs[i]
    name: 'github'
    properties: {
      issuer: 'https://token.actions.githubusercontent.com'
      subject: 'repo:${repository}:environment:${environment}'
      audiences: [
        tokenAudience
      ]
    }
  }
]

resource pods 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: '${name}-pods'
  location: location
}

// Azure refuses two of them at a time under one identity.
@batchSize(1)
resource podsCredentials 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials@2024-11-30' = [
  for namespaceName in namespaceNames: {
    parent: pods
    name: namespaceName
    properties: {
      issuer: cluster.properties.oidcIssuerProfile.issuerURL
      subject: 'system:serviceaccount:${namespaceName}:${namespaceName}'
      audiences: [
        tokenAudience
      ]
    }
  }
]

// ---- Who may do what

resource nodesPull 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: registry
  name: guid(registry.id, cluster.id, roles.acrPull)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.acrPull)
    principalId: cluster.properties.identityProfile.kubeletidentity.objectId
    principalType: 'ServicePrincipal'
  }
}

resource jobsPush 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (namespaceName, i) in namespaceNames: {
    scope: registry
    name: guid(registry.id, jobs[i].id, roles.acrPush)
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.acrPush)
      principalId: jobs[i].properties.principalId
      principalType: 'ServicePrincipal'
    }
  }
]

resource jobsConnect 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (namespaceName, i) in namespaceNames: {
    scope: cluster
    name: guid(cluster.id, jobs[i].id, roles.clusterUser)
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.clusterUser)
      principalId: jobs[i].properties.principalId
      principalType: 'ServicePrincipal'
    }
  }
]

resource jobsDeploy 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (namespaceName, i) in namespaceNames: {
    scope: namespaces[i]
    name: guid(cluster.id, namespaceName, jobs[i].id, roles.namespaceWriter)
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.namespaceWriter)
      principalId: jobs[i].properties.principalId
      principalType: 'ServicePrincipal'
    }
  }
]

resource podsModels 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: storage::blobs::models
  name: guid(storage::blobs::models.id, pods.id, podsRole)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', podsRole)
    principalId: pods.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

resource administratorsCluster 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: cluster
  name: guid(cluster.id, administrators, roles.clusterAdministrator)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.clusterAdministrator)
    principalId: administrators
    principalType: 'Group'
  }
}

resource administratorsConnect 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: cluster
  name: guid(cluster.id, administrators, roles.clusterUser)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.clusterUser)
    principalId: administrators
    principalType: 'Group'
  }
}

resource administratorsModels 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: storage::blobs::models
  name: guid(storage::blobs::models.id, administrators, roles.blobContributor)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.blobContributor)
    principalId: administrators
    principalType: 'Group'
  }
}

@description('The name of the cluster, for az aks get-credentials.')
output clusterName string = cluster.name

@description('The name of the registry, for az acr login.')
output registryName string = registry.name

@description('The registry, for --image-registry.')
output imageRegistry string = registry.properties.loginServer

@description('The models registry, for --registry.')
output modelsRegistry string = '${storage.properties.primaryEndpoints.blob}${storage::blobs::models.name}'

@description('The namespace of each environment, and the client id of its jobs, for azure/login.')
output jobs array = [
  for (environment, i) in environments: {
    environment: environment
    namespace: namespaceNames[i]
    clientId: jobs[i].properties.clientId
  }
]

@description('The client id of the pods, for the annotation azure.workload.identity/client-id.')
output podsClientId string = pods.properties.clientId
