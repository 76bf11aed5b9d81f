import {encode} from 'uqr';
import {is_masked, type Node} from './view_tools';

export function QrCode({node}: {node: Node}) {
  return (
    <figure class="k-qr">
      {is_masked(node.value ?? '') ? <p class="k-hint">{node.value}</p> : <Squares node={node} />}
      {node.name ? <figcaption>{node.name}</figcaption> : null}
      {node.description ? <p class="k-hint">{node.description}</p> : null}
    </figure>
  );
}

function Squares({node}: {node: Node}) {
  const {data, size} = encode(node.value ?? '', {ecc: 'M', border: 2});
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={node.name ?? 'QR code'} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
