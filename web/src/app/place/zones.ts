// Names of time zones to choose from: all the browser knows, or those of our
// places when it is too old to say.
type WithZones = typeof Intl & { supportedValuesOf?: (key: 'timeZone') => string[] };

const FEW = ['Asia/Shanghai', 'Asia/Taipei', 'Asia/Hong_Kong', 'Asia/Tokyo', 'Asia/Singapore', 'Europe/Lisbon', 'Europe/London', 'Europe/Berlin', 'America/New_York', 'America/Los_Angeles', 'Australia/Sydney', 'UTC'];

export function zoneNames(): readonly string[] {
  return (Intl as WithZones).supportedValuesOf?.('timeZone') ?? FEW;
}
