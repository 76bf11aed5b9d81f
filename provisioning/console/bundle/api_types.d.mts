export function api_types(yaml: string): string;
export function schema_types(json: string, name: string, source: string): string;
