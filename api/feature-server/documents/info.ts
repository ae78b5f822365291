import type { FastifyRequest } from 'fastify'
import { address, serviceName } from '../addresses.ts'

/** The release of ArcGIS Server whose answers these are like: clients decide by it what they may ask for. */
export const CURRENT_VERSION = 10.91

/** The first thing that clients ask for: who this is and where tokens come from. */
export const serverInfo = (request: FastifyRequest) => ({
  currentVersion: CURRENT_VERSION,
  fullVersion: '10.9.1',
  soapUrl: null,
  secureSoapUrl: null,
  authInfo: {
    isTokenBasedSecurity: true,
    tokenServicesUrl: address(request, '/generateToken'),
    shortLivedTokenValidity: 60,
  },
})

export const serviceCatalogue = (request: FastifyRequest) => {
  const name = serviceName(request)
  return {
    currentVersion: CURRENT_VERSION,
    folders: [],
    services: [{ name, type: 'FeatureServer', url: address(request, `/services/${name}/FeatureServer`) }],
  }
}
