import { bundle } from './bundle';

void bundle(process.cwd());
