"""Maps of columns for tables that people keep: what stands where, in which unit and zone."""

# A feed and a fused track of the same arrivals, each with the list of its flights.
STUDY = """
tables:
- form: FR24 of a study
  network: study-fr24
  time: {column: event_time, format: iso, zone: stated}
  clock_s: 15
  latitude: latitude
  longitude: longitude
  altitude: {column: altitude, unit: ft}
  speed: {column: speed, unit: kt}
  vertical_rate: {column: vert_speed, unit: ft/min}
  on_ground: {column: on_ground, yes: ["1"], no: ["0"]}
  flight: flight_id
  heard: network
- form: FR24 flights of a study
  network: study-fr24
  gives: flights
  flight: flight_id
  address: address
  time: {column: start_time, format: iso, zone: stated}
  names: {callsign: callsign, registration: reg, type: model, number: flight, from: adep, to: ades}
- form: fused tracks of a study
  network: study-rt
  time: {column: timestamp, format: iso, zone: stated}
  clock_s: 5
  latitude: latitude
  longitude: longitude
  altitude: {column: altitude, unit: ft}
  speed: {column: speed_gnd, unit: kt}
  track: {column: track_gnd, unit: deg}
  vertical_rate: {column: vert_speed, unit: ft/min}
  flight: flight_id
  heard: network
- form: fused flights of a study
  network: study-rt
  gives: flights
  flight: flight_id
  address: aircraft_address
  time: {column: period_start, format: iso, zone: stated}
  names: {callsign: callsign, registration: aircraft_reg, type: aircraft_type, from: adep, to: ades}
"""

# Waypoints in metres (Parquet and CSV), and the reports of one aircraft in feet.
WAYPOINTS = """
tables:
- form: reports of one aircraft
  time: {column: time, format: iso, zone: UTC}
  clock_s: 15
  latitude: latitude
  longitude: longitude
  altitude: {column: altitude_ft, unit: ft}
  speed: {column: speed, unit: kt}
  track: {column: heading, unit: deg}
  address: icao_address
  on_ground: {column: on_ground, yes: ["True"], no: ["False"]}
  heard: network
  names: {callsign: callsign, registration: tail_number, type: aircraft_type_icao}
- form: waypoints by flight
  time: {column: time, format: iso, zone: UTC}
  clock_s: 30
  latitude: latitude
  longitude: longitude
  altitude: {column: altitude, unit: m}
  flight: flight_id
  heard: network
- form: waypoints of one flight
  time: {column: time, format: iso, zone: UTC}
  clock_s: 30
  latitude: latitude
  longitude: longitude
  altitude: {column: altitude, unit: m}
  heard: network
"""

# Snapshots of what was near an airport, every half hour, in JSON.
HUBS = """
tables:
- form: snapshots near hubs
  time: {column: timestamp, format: iso, zone: UTC}
  clock_s: 30
  latitude: latitude
  longitude: longitude
  altitude: {column: altitude_m, unit: m}
  speed: {column: velocity_ms, unit: m/s}
  track: {column: heading, unit: deg}
  address: icao24
  on_ground: {column: on_ground, yes: ["true"], no: ["false"]}
  heard: network
  names: {callsign: callsign}
"""

# Position reports without a first row of names, in degrees, minutes and seconds.
REPORTS = """
tables:
- form: correlated position reports
  delimiter: ";"
  header: [n, id, received, over, a, b, c, d, callsign, from, to, eobt, position, level, state,
           e, speed, track, f, phase, g, address, h]
  time: {column: over, format: "%y/%m/%d %H:%M:%S", zone: UTC}
  clock_s: 15
  position: {column: position, format: DDMMSSN DDDMMSSE}
  altitude: {column: level, unit: FL}
  speed: {column: speed, unit: kt}
  flight: id
  heard: network
  names: {callsign: callsign, from: from, to: to}
"""

# A trace kept as a table of its own.
EXCERPT = """
tables:
- form: excerpt of a trace
  time: {column: t, format: epoch s}
  clock_s: 2
  latitude: lat
  longitude: lon
  altitude: {column: alt_baro_ft, unit: ft}
  speed: {column: gs_kt, unit: kt}
  track: {column: track_deg, unit: deg}
  vertical_rate: {column: baro_rate_fpm, unit: ft/min}
  error: {column: rc_m, unit: m}
  heard: ads-b
  names: {callsign: callsign}
"""
